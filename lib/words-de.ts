/**
 * German words for suggestions, as nobody keeps a list that was made to be handed out: things one can see, small
 * letters without umlauts, none of people’s bodies, beliefs or misfortunes, and none that sounds like another.
 */
export const germanWords = `
  aal abend abteil achse acker adler agentur ahorn akazie akkord akku akrobat album algen alm aloe alphabet
  amateur ameise ampel amphore amsel ananas anfang angel anger angler anis anker antenne antilope antwort
  anzug apfel apotheke aprikose april arbeit architekt arena arie armband armreif arnika arzt asche aster
  atlas aubergine aue august aurora ausflug ausweg auto autor avocado azubi bach bahnhof balken balkon ball
  ballett ballon bambus banane band bank barsch basilikum bauer bauplan becher becken beere beifall beispiel
  berg bergsee beruf besen besteck besuch beutel biber biene bild binder birke birne bison blatt blech
  bleistift block blume boden bogen bohne bohrer boje boot borste bote bottich box brett brezel brief brille
  brise brokkoli brombeere brosche brot brunnen buch buche buchsbaum bucht burg bus bussard butter cafe
  camping chicoree chili chor comic computer dach dachs dahlie damm dampf danke dattel decke deckel delfin
  delta detektiv dialekt diamant dichter diele dienstag dill diplom direktor dirigent distel docht dohle
  domino donner dorf dorsch drachen draht dreirad drossel drucker duett duft ebbe ebene echo efeu eibe eiche
  eidechse eimer eintopf eis eisberg eiskaffee eisvogel eiszapfen elch elefant elster endivie energie enkel
  ente enzian erbse erdbeere erde erdnuss erfinder erle ernte esche espe essig etappe etikett etui eule
  experte fabel fabrik fackel faden fahne fahrrad falke familie farbe farn fasan fass feder feile felge fels
  fenchel fenster ferien ferne fernrohr fest feuerzeug fichte figur film filter filz finale fink firma fisch
  fjord flagge flamingo flasche flieder flocke floss flug flur fluss fohlen folie forelle form forst foto
  fracht frage freitag freund frieden friseur frosch frost fruchteis fuchs funke gabel galerie gardine garn
  garten gast gazelle gebirge gecko gedicht geige geld gelee geograf gepard gerste geruch gesang geschenk
  gestalt gewinn geysir ginkgo ginster gipfel giraffe gitarre gitter glanz glas glasur gletscher globus
  glocke gnom gold golf gondel gong gorilla granit gras griff grille grotte grund gulasch habicht hafen
  hafer hagel hain haken halde hammer hamster handel handtuch handwerk hang hantel harfe harke harmonie hase
  hasel haube haus hebel hecht hecke heft heide heimat heizung helm hemd herbst herd hering hermelin
  himbeere himmel hirsch hobby hochland hochzeit hocker hof holunder holz honig hopfen horizont hornisse
  hortensie hotel hummel hummer humor hund hut hydrant idee idol igel iltis imbiss imker impala ingwer
  insekt insel iris jacht jacke jaguar jahr januar jasmin jazz joghurt joker jubel juli juni juwel kabel
  kabine kachel kaffee kahn kajak kakadu kakao kaktus kalb kalender kamel kamera kamille kamin kamm kanal
  kaninchen kanne kantine kanu kap kapern kapitel kapsel karaffe karneval karotte karpfen karst karte karton
  karussell kasse kastanie kasten kater katze kauz keim keks kelch kelle keller kellner kerbel kerze kessel
  kette kicker kiebitz kiefer kies kino kiosk kirsche kissen kiste kiwi klammer klang klappe klasse klavier
  klee kleid klima klingel klippe knauf knolle knopf knospe knoten koala koch koffer kohl kohlrabi komet
  komma kommode kompass konfetti kontinent konzert koralle korb koriander korken korn kosmos krabbe kraft
  kragen krake kran kranich krater kraut kreide kreis kreisel kresse krokus krone kuchen kuckuck kugel kuli
  kulisse kultur kunst kurve kutsche lachs lack laden lama lamm lampe land languste laptop laterne laub
  lauch laune lava lavendel leder leguan lehm lehrer leine leinwand leiter lektor lenker lenz leopard lerche
  lexikon libelle licht lied lilie limonade linde lineal linse liste lok lorbeer lotse lotus luchs luft luke
  lupe lupine magie magnet magnolie mais majoran makrele maler malve mandel mango mantel mappe maracuja
  marder marke markt marmor mars marzipan maske mast mathe matratze mauer maulwurf maurer medaille meer
  meise meister melisse melodie merkur messing metall meteor meter mikrofon milan milch minute minze mispel
  mitte mittwoch mixer mode modell mohn moment monat mond montag moor moos morchel morgen mosaik motor mulde
  museum musik muster mut mutter nachbar nacht nadel nagel naht nase nashorn natur nebel neffe nelke nessel
  netz neugier nichte norden nordpol note notiz nougat nummer nuss oase oboe ofen ohrring okapi olive oma
  onkel opa oper optiker orakel orange orca orchidee ordner oregano orgel osten osterei ostern otter ozean
  paar paket palast palette palme panda panther pantomime papagei papaya papier pappel paprika park parkett
  partner pause pedal pelikan pendel perle pfad pfanne pfau pfeffer pfeife pferd pfirsich pfosten pilot pilz
  pinguin pinie pinnwand pinsel pirol pistazie pizza plakat plan planet planke platane platte plural poet
  pointe pokal polster polyp pony portal posaune post praline preis primel prinz prisma profi projekt
  propeller prosa pudding pudel pult puma pumpe punkt puzzle pyramide quadrat quark quartett quarz quelle
  quirl quitte quiz rabe rad radio rahmen rakete rand ranke rasen rast raster rathaus raum raureif rechnung
  regal regen regler reh reif reifen reiher reis reise rekord rettich rezept rhabarber rhythmus richtung
  riegel riff rinde ring rinne ritter robbe robinie roboter rochen roggen rolle roller roman rose rosine
  rosmarin rotation rucksack ruder ruhe runde rutsche safran saft sage sahne saite salat salbei salon salz
  samstag samt sand sandale sanddorn sardine sattel saturn satz sauna schach schachtel schaffner schal
  schale schalter schatten schatz schaufel schaukel scheibe schein schere scherz schiene schiff schild
  schilf schirm schlauch schleife schlitten schloss schlucht schnee schneider schnur schote schotter schrank
  schraube schritt schublade schuh schule schwalbe schwamm schwan schwung see seehund seepferd seestern
  segel seide seife seil sekunde sellerie seminar senf sesam sieb signal silbe silber sinfonie sinn skizze
  socke sockel sofa sohle soja solist sommer sonate sonne sonntag spagat spargel spass spaten spatz specht
  speiche sperling spiegel spiel spinat spirale spitze sport sprache sprung spule stachel stadion stadt
  stamm star station stativ staude stecker stein steinbock stempel steppe stern stiefel stier stift stil
  stimme stoff storch strand strauch strauss strom strophe stube student stufe stuhl suppe symbol szene
  tablett tafel tag takt tal talent tango tanker tanne tante tanz tapete tasche tasse taste tau taube tee
  teich teig telefon teller tempel tempo tenor teppich termin text theater thema ticket tide tiger tinte
  tisch tomate ton tonne topf tor torte tourist training traktor traube traum treppe triangel trichter trick
  trio trommel trompete tropfen truhe truthahn tube tuch tulpe tundra tunnel turbine turm turnen ufer uhr
  uhu ulme umschlag urlaub urwald vanille vase veilchen ventil venus verein vers vogel vorhang vorrat
  vorteil vulkan waage wacholder wachtel waffel wagen waggon wal wald walnuss walross walze walzer wand
  wanderer wanne waran wasser watt wecker weg weiche weide weiher weizen welle welpe welt werkbank wert
  wespe weste wette wetter wicke wiege wiese wiesel wimpel wind winde winter winzer wippe wirsing wissen
  witz woche wolf wolke wolle wort wunder wunsch wurf wurzel zahl zahnrad zander zange zauber zaun zebra
  zeder zeiger zeile zeisig zeit zeitung zelt zenit zentner zettel ziegel ziel ziffer zikade zimt zirkel
  zirkus zitrone zoo zopf zucchini zucker zufall zug zukunft zweig zwiebel zylinder
`
  .trim()
  .split(/\s+/)
