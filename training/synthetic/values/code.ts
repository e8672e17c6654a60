import type { Kinds } from "./maker.ts";

/** What is written in small languages: styles, patterns, versions, formulas, templates, markup. */
export const CODE: Kinds = {
  cssVariable: (m) => `var(--${m.word()}--${m.word()}${m.pick(["", ", #fff", ", 1rem"])})`,
  cssColour: (m) =>
    m.pick([
      `rgba(${m.int(0, 255)}, ${m.int(0, 255)}, ${m.int(0, 255)}, .5)`,
      `hsl(${m.int(0, 360)}deg ${m.int(0, 99)}% 50% / 80%)`,
      `#${m.hex(6)}`,
    ]),
  cssCalc: (m) => `calc(100% - ${m.int(1, 9)}rem * (${m.int(1, 4)} + var(--gap)))`,
  cssRule: (m) =>
    `.${m.word()} > li:nth-child(${m.int(1, 9)}n+1) { margin: 0 auto; color: #${m.hex(3)} }`,
  cssDeclarations: (m) =>
    `${m.pick(["color", "background-color"])}: #${m.hex(6)}; font: ${
      m.int(8, 30)
    }px/1.5 "${m.word()} Sans", serif; display: none !important;`,
  cssGradient: (m) =>
    `linear-gradient(${m.int(0, 360)}deg, #${m.hex(6)} ${
      m.int(0, 50)
    }%, transparent), url("/${m.word()}.png")`,
  cssTransform: (m) =>
    `translate3d(${m.int(-9, 9)}px, 0, 0) rotate(${m.int(0, 360)}deg) scale(1.${m.int(0, 9)})`,
  cssSelector: (m) =>
    `#${m.word()} .${m.word()}[data-${m.word()}="${m.int(1, 9)}"] ~ a:not(:hover)::after`,
  mediaQuery: (m) => `(min-width: ${m.int(300, 900)}px) and (orientation: landscape)`,
  svgPath: (m) =>
    `M${m.int(0, 99)} ${m.int(0, 99)}L${m.int(0, 99)},${m.int(0, 99)}c${
      m.list(6, " ", () => m.fixed(-9, 9, 2))
    }z`,
  version: (m) =>
    `v${m.int(0, 20)}.${m.int(0, 20)}.${m.int(0, 20)}${m.pick(["", "-rc.1", "+build.5", "-beta"])}`,
  versionRange: (m) =>
    m.pick([
      `>=${m.int(1, 9)}.0.0 <${m.int(10, 19)}`,
      `^${m.int(1, 9)}.2.3 || ~${m.int(1, 9)}.1`,
      `${m.int(1, 9)}.x - ${m.int(10, 20)}.x`,
      `!=${m.int(1, 9)}.*,>=1`,
    ]),
  packageSpec: (m) => `@${m.word()}/${m.word()}@^${m.int(1, 9)}.${m.int(0, 9)}.0`,
  dockerImage: (m) => `ghcr.io/${m.word()}/${m.word()}:${m.int(1, 9)}-alpine@sha256:${m.hex(64)}`,
  glob: (m) =>
    `${m.pick(["**/", "!", "src/**/", "./"])}${m.word()}${
      m.pick(["/**", "/*.{ts,tsx}", "?.log", "[0-9]*.md", "/**/*.test.js"])
    }`,
  regex: (m) =>
    m.pick([
      "^[a-z0-9_-]{3,16}$",
      "(\\d{3})-(\\d{4})",
      "^(?:foo|bar)\\s+(?<id>[^;]+);?$",
      "/^https?:\\/\\/[^\\s/$.?#].[^\\s]*$/i",
      "\\b\\w+@\\w+\\.com\\b",
      "[^'\"<>]+",
    ]).replace("foo", m.word()),
  replacement: (m) => `s/${m.word()}/${m.word()}/g`,
  jsonPath: (m) => `$.${m.word()}[?(@.${m.word()} < ${m.int(1, 99)})].${m.word()}`,
  jsonPointer: (m) => `/${m.word()}/${m.int(0, 9)}/${m.word()}~1${m.word()}`,
  xpathPlain: (m) => `//${m.pick(["div", "a", "li"])}[@class='${m.word()}']/span[${m.int(1, 9)}]`,
  formula: (m) =>
    m.pick([
      `=SUM(A1:A${m.int(2, 99)})`,
      `=IF(B2>${m.int(1, 99)},"yes","no")`,
      `=VLOOKUP(A2;Sheet2!A:B;2;FALSE)`,
      `=A1&" "&B1`,
      `=ROUND(C${m.int(1, 9)}*1.19,2)`,
    ]),
  boolean: (m) =>
    m.pick([
      `${m.word()}:${m.word()} AND NOT ${m.word()}`,
      `"${m.word()} ${m.word()}" OR ${m.word()}`,
      `${m.word()} -site:${m.host()} intitle:"${m.word()}"`,
      `(${m.word()} OR ${m.word()}) AND year:[2010 TO 2020]`,
      "true||false",
      "3=3 or 4=4",
    ]),
  filter: (m) => `(&(${m.word()}=${m.word()})(${m.pick(["status", "department"])}=${m.word()}))`,
  odata: (m) =>
    `${m.word()} ${m.pick(["eq", "gt", "ne"])} '${m.word()}' and ${m.word()} lt ${m.int(1, 99)}`,
  rsql: (m) =>
    `${m.word()}==${m.word()};${m.word()}=gt=${
      m.int(1, 99)
    },${m.word()}=in=(${m.word()},${m.word()})`,
  sortSpec: (m) => `${m.word()}:desc,-${m.word()},+${m.word()}`,
  fieldMask: (m) => `${m.word()}(id,${m.word()}{${m.word()},${m.word()}}),${m.word()}`,
  graphql: (m) =>
    `{ ${m.word()}(first: ${m.int(1, 99)}, where: {${m.word()}: "${m.word()}"}) { id ...F } }`,
  promql: (m) =>
    `sum by (${m.word()}) (rate(http_requests_total{job="${m.word()}",code=~"5.."}[${
      m.int(1, 9)
    }m])) > 0.${m.int(1, 9)}`,
  logLine: (m) =>
    `[${m.date()} ${m.time()}] ${
      m.pick(["INFO", "WARN", "ERROR"])
    } ${m.word()}.${m.word()}: failed (code=${m.int(1, 99)}); retry in ${m.int(1, 9)}s`,
  accessLog: (m) =>
    `${m.ip()} - - [10/Oct/2020:13:55:36 -0700] "GET /${m.word()}?id=${m.int(1, 9)} HTTP/1.1" ${
      m.pick([200, 404, 500])
    } ${m.digits(4)} "-" "curl/8.0"`,
  stackLine: (m) =>
    `    at ${m.word()}.${m.word()} (/srv/${m.word()}/index.js:${m.int(1, 99)}:${m.int(1, 99)})`,
  latex: (m) =>
    m.pick([
      `\\frac{${m.int(1, 9)}}{${m.int(1, 9)}}`,
      `$\\sum_{i=1}^{n} x_i^${m.int(2, 9)} < \\infty$`,
      "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
      `\\text{${m.word()}} \\to \\mathbb{R}^{${m.int(1, 9)}}`,
      "f'(x) = \\lim_{h\\to 0} \\frac{f(x+h)-f(x)}{h}",
    ]),
  markdownTable: (m) =>
    `| ${m.word()} | ${m.word()} |\n| --- | :-: |\n| ${m.int(1, 9)} | \`${m.word()}\` |`,
  markdownLink: (m) =>
    `[${m.words(1, 3, " ")}](https://${m.host()}/${m.word()} "${m.word()}") and **${m.word()}**`,
  inlineHtml: (m) =>
    `<${m.pick(["b", "p", "em", "li"])} class="${m.word()}">${m.words(2, 6, " ")}</${
      m.pick(["b", "p", "em"])
    }><br/>`,
  placeholder: (m) =>
    m.pick([
      `<${m.word()}_${m.word()}>`,
      `<your ${m.word()} here>`,
      `{{ ${m.word()} }}`,
      `\${${m.word()}}`,
      `%${m.word()}%`,
      `{${m.int(0, 9)}}`,
      `:${m.word()}`,
      `[${m.word()}]`,
      `__${m.word()}__`,
    ]),
  template: (m) =>
    `Dear {{${m.word()}}}, your ${m.word()} #{${m.int(1, 99)}} ($${m.fixed(1, 99, 2)}) is ready!`,
  printf: (m) => `%s: %d ${m.word()}(s), %0${m.int(1, 9)}x %.2f%%`,
  envLine: (m) => `${m.word().toUpperCase()}_${m.word().toUpperCase()}="\${HOME}/${m.word()}"`,
  iniLine: (m) => `${m.word()}.${m.word()} = "${m.int(1, 99)}" ; ${m.words(2, 4, " ")}`,
  yamlLine: (m) => `${m.word()}: &${m.word()} [${m.word()}, '${m.word()}', *${m.word()}]`,
  json: (m) =>
    `{"${m.word()}":"${m.words(1, 4, " ")}","${m.word()}":[${
      m.int(1, 9)
    },null,{"id":"${m.uuid()}"}]}`,
  typeName: (m) => `Map<${m.pick(["string", "K"])}, Array<${m.word()} | undefined>>`,
  className: (m) =>
    `md:hover:bg-${m.word()}-${m.int(1, 9)}00/[0.${m.int(1, 9)}] w-[calc(100%-${m.int(1, 9)}px)]`,
  methodCall: (m) => `${m.word()}.${m.word()}(${m.int(1, 9)}, '${m.word()}')`,
  arrow: (m) =>
    `(${m.pick("abxy")}) => ${m.pick("abxy")} ${m.pick(["+", "*", "&&", "??"])} ${m.int(1, 9)}`,
  sourceMap: (m) =>
    `AAAA,${m.list(m.int(5, 30), m.pick([",", ";"]), () => m.chars("ACDEFGIKLMSgBhCkD", 4))}`,
  emoticons: (m) =>
    `${m.words(1, 3, " ")} ${
      m.pick([":-)", ";)", "<3", "¯\\_(ツ)_/¯", ">:(", "(╯°□°)╯", "\\o/", "=P", "</3"])
    } ${m.word()}`,
  quotedChoice: (m) =>
    `'${m.word()}' ${m.pick(["or", "||", "and", "vs"])} '${m.word()}'${
      m.pick(["", "?", "; both"])
    }`,
  personSigns: (m) =>
    `${m.person()} & ${m.person()}; c/o "${m.word()}" (${m.word()}) #${m.int(1, 99)}`,
};
