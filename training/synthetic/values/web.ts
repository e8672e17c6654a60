import { BASE64URL, type Kinds } from "./maker.ts";

const query = (text: string) => encodeURIComponent(text);

/** Addresses of pages and files, and what headers hold. */
export const WEB: Kinds = {
  url: (m) => `https://${m.host()}/${m.words(1, 4, "/")}`,
  urlQuery: (m) =>
    `https://${m.host()}/${m.word()}?${m.list(m.int(1, 5), "&", () => `${m.word()}=${m.word()}`)}`,
  urlTracking: (m) =>
    `https://${m.host()}/?utm_source=${m.word()}&utm_medium=email&gclid=${
      m.chars(BASE64URL, 60)
    }&fbclid=${m.chars(BASE64URL, 50)}`,
  urlEncoded: (m) =>
    `https://${m.host()}/go?to=${query(`https://${m.host()}/a?b=c&d=${m.person()} "x"`)}`,
  urlFragment: (m) =>
    `https://${m.host()}/#/${m.word()}/${m.int(1, 99)}?tab=${m.word()};view=${m.word()}`,
  urlParens: (m) => `https://en.wikipedia.org/wiki/${m.word()}_(${m.word()})#${m.word()}`,
  urlIp: (m) => `http://${m.ip()}:${m.int(80, 9999)}/${m.word()}.php?id=${m.int(1, 99)}`,
  urlPassword: (m) =>
    `postgres://${m.word()}:${m.chars(BASE64URL, 12)}@${m.host()}:5432/${m.word()}?sslmode=require`,
  formsLink: (m) =>
    `https://docs.google.com/forms/d/e/1FAIpQLS${
      m.chars(BASE64URL, 49)
    }/viewform?usp=pp_url&entry.${m.digits(9)}=${query(m.words(1, 3, " "))}&entry.${
      m.digits(9)
    }=Yes`,
  mapsPlace: (m) =>
    `https://www.google.com/maps/place/${m.word()}+${m.word()}/@${m.fixed(-90, 90, 7)},${
      m.fixed(-180, 180, 7)
    },17z/data=!3m1!4b1!4m6!3m5!1s0x${m.hex(16)}:0x${m.hex(16)}!8m2!3d${m.fixed(0, 90, 7)}!4d${
      m.fixed(0, 90, 7)
    }!16s%2Fg%2F${m.hex(10)}?entry=ttu`,
  mapsSearch: (m) =>
    `https://maps.google.com/?q=${
      query(`${m.person()}'s ${m.word()}, ${m.int(1, 99)} Main St`)
    }&ll=${m.fixed(0, 90, 4)},${m.fixed(0, 90, 4)}`,
  signedUrl: (m) =>
    `https://${m.word()}.s3.amazonaws.com/${m.word()}.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA${
      m.digits(16)
    }%2F20240101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature=${m.hex(64)}`,
  oauthUrl: (m) =>
    `https://login.${m.host()}/authorize?response_type=code&client_id=${m.uuid()}&redirect_uri=${
      query(`https://${m.host()}/cb`)
    }&scope=openid%20email&state=${m.chars(BASE64URL, 32)}&nonce=${m.digits(9)}`,
  callback: (m) =>
    `/auth/callback?code=${m.chars(BASE64URL, 40)}&state=${query(`{"to":"/${m.word()}"}`)}`,
  relativeUrl: (m) =>
    `/${m.word()}/${m.int(1, 999)}?sort=-${m.word()}&page=${
      m.int(1, 9)
    }&filter[${m.word()}]=${m.word()}`,
  youtube: (m) =>
    `https://youtu.be/${m.chars(BASE64URL, 11)}?t=${m.int(1, 999)}&si=${m.chars(BASE64URL, 16)}`,
  mailto: (m) =>
    `mailto:${m.word()}@${m.host()}?subject=${query(m.words(2, 5, " "))}&body=${
      query("Hi,\r\n\r\nthanks")
    }`,
  magnet: (m) => `magnet:?xt=urn:btih:${m.hex(40)}&dn=${m.word()}&tr=udp%3A%2F%2F${m.host()}%3A80`,
  dataUrl: (m) => `data:image/${m.pick(["png", "webp", "gif"])};base64,${m.base64(m.int(30, 200))}`,
  email: (m) => `${m.word()}.${m.word()}+${m.int(1, 99)}@${m.host()}`,
  mailbox: (m) => `"${m.person()} (${m.word()})" <${m.word()}@${m.host()}>`,
  mailboxes: (m) => m.list(m.int(2, 4), "; ", () => `${m.person()} <${m.word()}@${m.host()}>`),
  handle: (m) => `@${m.word()}_${m.int(1, 99)} #${m.word()} #${m.word()}`,
  posixPath: (m) =>
    `/${m.pick(["home", "srv", "opt", "mnt", "Users", "data"])}/${m.words(1, 4, "/")}.${
      m.pick(["txt", "log", "conf", "js"])
    }`,
  relativePath: (m) =>
    `${m.pick(["./", "../", "../../", "~/"])}${m.words(1, 3, "/")}.${
      m.pick(["ts", "css", "png", "md"])
    }`,
  windowsPath: (m) =>
    `${m.pick("CDE")}:\\${m.words(1, 4, "\\")}\\${m.word()} (${m.int(1, 9)}).${
      m.pick(["docx", "exe", "pdf"])
    }`,
  windowsVariable: (m) =>
    `%${m.pick(["APPDATA", "USERPROFILE", "ProgramFiles(x86)"])}%\\${m.words(1, 3, "\\")}`,
  uncPath: (m) => `\\\\${m.word()}-${m.int(1, 9)}\\${m.words(1, 3, "\\")}$`,
  fileName: (m) =>
    `${m.person()}'s ${m.word()} (${m.int(1, 9)}) - final; v${m.int(1, 9)} [${m.word()}].${
      m.pick(["pdf", "xlsx", "jpg"])
    }`,
  userAgent: (m) =>
    `Mozilla/5.0 (${
      m.pick([
        "Windows NT 10.0; Win64; x64",
        "X11; Linux x86_64",
        "iPhone; CPU iPhone OS 17_1 like Mac OS X",
        "Linux; Android 14; SM-S918B Build/UP1A",
      ])
    }) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${m.int(90, 130)}.0.0.0 Safari/537.36`,
  crawler: (m) =>
    `Mozilla/5.0 (compatible; ${m.word()}bot/${m.int(1, 4)}.${
      m.int(0, 9)
    }; +http://${m.host()}/bot.html)`,
  client: (m) =>
    `${
      m.pick(["okhttp", "python-requests", "axios", "Go-http-client", "curl", "PostmanRuntime"])
    }/${m.int(1, 9)}.${m.int(0, 40)}.${m.int(0, 9)}`,
  accept: (m) =>
    `text/html,application/xhtml+xml,application/xml;q=0.9,image/${
      m.pick(["webp", "avif"])
    },*/*;q=0.${m.int(1, 9)}`,
  acceptLanguage: (m) => `${m.pick(["en-US", "de-DE", "fr-CH"])},en;q=0.${m.int(1, 9)},*;q=0.1`,
  contentType: (m) =>
    `multipart/form-data; boundary=----WebKitFormBoundary${m.chars(BASE64URL, 16)}`,
  disposition: (m) =>
    `attachment; filename="${m.word()} ${m.int(1, 9)}.pdf"; filename*=UTF-8''${
      query(`${m.person()} ü.pdf`)
    }`,
  cookie: (m) =>
    m.list(
      m.int(2, 6),
      "; ",
      () =>
        `_${m.word()}=${
          m.pick([m.uuid(), `GA1.2.${m.digits(9)}.${m.digits(10)}`, m.base64(12), query('{"a":1}')])
        }`,
    ),
  setCookie: (m) =>
    `${m.word()}=${m.chars(BASE64URL, 24)}; Path=/; Max-Age=${
      m.digits(4)
    }; Secure; HttpOnly; SameSite=Lax`,
  forwarded: (m) => `for="[2001:db8::${m.hex(4)}]";proto=https;by=${m.ip()}`,
  link: (m) =>
    `<https://${m.host()}/items?page=${
      m.int(2, 9)
    }>; rel="next", <https://${m.host()}/items?page=99>; rel="last"`,
  clientHint: (m) =>
    `"Chromium";v="${m.int(90, 130)}", "Not(A:Brand";v="24", "Google Chrome";v="${m.int(90, 130)}"`,
  csp: (m) =>
    `default-src 'self'; script-src 'self' 'nonce-${
      m.hex(16)
    }' https://${m.host()}; object-src 'none'`,
  cacheControl: (m) => `max-age=${m.digits(4)}, stale-while-revalidate=${m.digits(2)}, public`,
  rangeHeader: (m) => `bytes=${m.digits(3)}-${m.digits(5)}, ${m.digits(6)}-`,
  connection: (m) =>
    `Server=${m.host()},1433;Database=${m.word()};User Id=${m.word()};Password=${
      m.chars(BASE64URL, 12)
    };Encrypt=true;`,
  signatureHeader: (m) =>
    `keyId="${m.word()}",algorithm="rsa-sha256",headers="(request-target) host date",signature="${
      m.base64(32)
    }"`,
  digestHeader: (m) =>
    `Digest username="${m.word()}", realm="${m.word()}", nonce="${
      m.hex(32)
    }", uri="/${m.word()}", response="${m.hex(32)}"`,
  cidr: (m) => m.list(m.int(1, 4), ", ", () => `${m.ip()}/${m.int(8, 32)}`),
  ipv6: (m) => `[2001:db8:${m.hex(4)}::${m.hex(4)}]:${m.int(80, 9999)}`,
};
