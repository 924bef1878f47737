/**
 * Of what nobody wants to read on a slip of paper, the stems, in the languages of the lists: a word goes wherever one is inside,
 * because a word too few does no harm. Filters of bad language know rude words, not these.
 */
const stems = [
  // Hatred, and whom it has been about.
  'nazi|hitler|fasc|rassis|racis|jud|juif|jew|giud|hebr|ebre|islam|musl|christ|zigeun|slav|esclav|schiav|escrav|hate|odio|haine',
  // Death and violence.
  'mord|murder|kill|dead|deat|mort|muert|morte|leich|corpse|cadav|coffin|grave|tumb|tomb|blood|blut|sangu|sangr|sanglier|terror|assass|asesin|matar',
  'violen|assault|abus|strangl|chok|stab|lynch|slaught|tortur|suici|hostage|molest|demon|devil|diab|diavol|satan|infern|guerr',
  // Weapons, prison, drugs.
  'gun|weapon|arma|bomb|pistol|rifle|fusil|fucil|dagger|knife|shoot|explo|jail|prison|crim|drog|drug|junkie|poison|veneno|velen',
  // Bodies, and what is done with them.
  'sex|sess|nackt|nude|nudi|nudo|nudez|naked|desnud|hure|puta|porn|fetish|lust|virgin|groin|thong|pant[iy]|rect(al|um)|womb|ovary|penetr',
  // What a person may be, or have.
  'idiot|moron|stupid|tonto|idioc|obes|geriatr|cancer|tumor|virus|viral|enferm|infirm|mammog|urin|vomit|tuerto|immoral|impure',
].map((stem) => new RegExp(stem))

/** Small letters from a to z. */
export function isUnfit(word: string): boolean {
  return stems.some((stem) => stem.test(word))
}
