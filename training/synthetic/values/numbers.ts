import { type Kinds, two } from "./maker.ts";

/** Numbers, places on earth, times, money and measures. */
export const NUMBERS: Kinds = {
  numberList: (m) =>
    m.list(m.int(2, 40), m.pick([",", ", ", ";", "|", " "]), () => `${m.int(0, 99)}`),
  counting: (m) => m.list(m.int(5, 30), ",", (i) => `${i + 1}`),
  floats: (m) => m.list(m.int(2, 30), m.pick([",", ", ", " "]), () => m.fixed(-1, 1, 8)),
  vector: (m) => `[${m.list(m.int(4, 30), ", ", () => m.fixed(-1, 1, 6))}]`,
  matrix: (m) =>
    `[${m.list(m.int(2, 4), ",", () => `[${m.list(3, ",", () => `${m.int(-9, 9)}`)}]`)}]`,
  scientific: (m) => `${m.fixed(-9, 9, 3)}e${m.pick("+-")}${m.int(1, 30)}`,
  sum: (m) =>
    m.list(
      m.int(2, 6),
      m.pick([" + ", " - ", "*", "/"]),
      () => m.pick([`${m.int(1, 99)}`, `(${m.int(1, 9)} - -${m.int(1, 9)})`]),
    ),
  equation: (m) => `${m.int(2, 9)}x${m.pick([" + ", " - "])}${m.int(1, 9)} = ${m.int(1, 99)}`,
  inequality: (m) =>
    `${m.int(0, 9)} ${m.pick(["<", "<=", ">", ">="])} x ${m.pick(["<", "<="])} ${m.int(9, 99)}`,
  power: (m) => `${m.int(2, 9)}^${m.int(2, 9)} = ${m.int(4, 999)}`,
  ratio: (m) => `${m.int(1, 16)}:${m.int(1, 9)}`,
  percentages: (m) => m.list(m.int(1, 4), " / ", () => `${m.fixed(0, 100, 1)}%`),
  range: (m) => `${m.int(0, 99)}..${m.int(100, 999)}`,
  dimensions: (m) => `${m.int(1, 99)}"${m.pick([" x ", "x", " × "])}${m.int(1, 99)}"`,
  feet: (m) => `${m.int(4, 6)}'${m.int(0, 11)}"`,
  inches: (m) =>
    `${m.int(3, 60)}" ${m.pick(["-- black", "TV", "wide", "& up", 'or 30" tall', "#2"])}`,
  coordinates: (m) => `${m.fixed(-90, 90, 6)}, ${m.fixed(-180, 180, 6)}`,
  dms: (m) =>
    `${m.int(0, 89)}°${m.int(0, 59)}'${m.fixed(0, 59, 1)}"N ${m.int(0, 179)}°${m.int(0, 59)}'${
      m.int(0, 59)
    }"${m.pick("EW")}`,
  wktPoint: (m) => `POINT${m.pick(["", " "])}(${m.fixed(-9, 9, 4)} ${m.fixed(-9, 9, 4)})`,
  wktPolygon: (m) =>
    `POLYGON((${
      m.list(
        m.int(3, 12),
        m.pick([",", ", "]),
        () => `${m.fixed(-99, 99, 3)} ${m.fixed(-99, 99, 3)}`,
      )
    }))`,
  wktCollection: (m) =>
    `GEOMETRYCOLLECTION(POINT(${m.int(0, 9)} ${m.int(0, 9)}),LINESTRING(${m.int(0, 9)} ${
      m.int(0, 9)
    },${m.int(0, 9)} 1))`,
  wktWithId: (m) =>
    `SRID=4326;LINESTRING(${m.list(3, ",", () => `${m.fixed(0, 9, 2)} ${m.fixed(0, 9, 2)}`)})`,
  geoUri: (m) => `geo:${m.fixed(-90, 90, 5)},${m.fixed(-180, 180, 5)};u=${m.int(5, 50)}`,
  geojson: (m) => `{"type":"Point","coordinates":[${m.fixed(-9, 9, 5)},${m.fixed(-9, 9, 5)}]}`,
  box: (m) => m.list(4, ",", () => m.fixed(-180, 180, 4)),
  plusCode: (m) => `${m.chars("23456789CFGHJMPQRVWX", 8)}+${m.chars("23456789CFGHJMPQRVWX", 2)}`,
  isoDate: (m) => `${m.date()}T${m.time()}${m.pick(["Z", "+02:00", ".123Z", ".000000-05:00"])}`,
  dateSlashes: (m) => `${m.int(1, 31)}/${m.int(1, 12)}/${m.int(1990, 2030)}`,
  httpDate: (m) => `Mon, ${two(m.int(1, 28))} Jan ${m.int(2000, 2030)} ${m.time()} GMT`,
  interval: (m) => `P${m.int(1, 9)}DT${m.int(1, 23)}H/${m.date()}`,
  recurrence: (m) =>
    `RRULE:FREQ=${m.pick(["WEEKLY", "DAILY"])};BYDAY=${m.pick(["MO,WE", "FR", "-1SU"])};UNTIL=${
      m.int(2024, 2030)
    }1231T000000Z`,
  cron: (m) => m.list(5, " ", () => m.pick(["*", "*/5", "0", "1-5", "0,30", "MON-FRI", "?"])),
  timeRange: (m) =>
    `${m.int(6, 11)}:00-${m.int(12, 22)}:30 (${m.pick(["Mon-Fri", "Sat; Sun closed"])})`,
  phone: (m) =>
    `+${m.int(1, 99)} (${m.digits(3)}) ${m.digits(3)}-${m.digits(4)}${
      m.pick(["", " ext. 12", ";ext=5", " #3"])
    }`,
  price: (m) =>
    `${m.pick(["$", "€", "£", "US$ ", "CHF "])}${m.int(1, 9)},${m.digits(3)}.${m.digits(2)}`,
  discount: (m) =>
    `${m.int(1, 9)} for $${m.int(5, 20)} (${m.int(5, 70)}% off) & free shipping; min. $${
      m.int(20, 90)
    }`,
  orderLines: (m) =>
    m.list(m.int(1, 3), "; ", () => `${m.int(1, 9)}x ${m.word()} @ $${m.fixed(1, 90, 2)}`),
  temperature: (m) => `${m.int(-30, 40)}°C | ${m.int(0, 99)}% | ${m.int(0, 30)} km/h`,
  score: (m) => `${m.int(0, 6)}-${m.int(0, 6)} (${m.int(0, 9)}:${m.int(0, 9)})`,
  chess: (m) =>
    `1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 ${m.int(4, 9)}. ${m.pick(["O-O", "Bxc6", "Qe2+", "d4"])}`,
  fen: (m) => `rnbqkbnr/pp1ppppp/8/2p5/4P3/8/PPPP1PPP/RNBQKBNR w KQkq c6 0 ${m.int(1, 40)}`,
  chemistry: (m) =>
    m.pick(["C6H12O6", "Ca(OH)2", "CC(=O)OC1=CC=CC=C1C(=O)O", "[Fe(CN)6]4-", "N#N"]),
  moveDice: (m) => `${m.int(1, 4)}d${m.pick([6, 8, 20])}+${m.int(0, 9)} & ${m.int(1, 2)}d4`,
  csvRow: (m) =>
    `${m.int(1, 999)},"${m.person()}, ${m.person()}",${m.fixed(0, 99, 2)},${m.date()},${
      m.pick(["", '""', "true"])
    }`,
  csvTable: (m) =>
    `id,name,score\n${m.list(m.int(2, 6), "\n", (i) => `${i},${m.word()},${m.fixed(0, 9, 2)}`)}`,
  tsvRow: (m) => `${m.int(1, 99)}\t${m.person()}\t"${m.word()}"\t${m.date()}`,
};
