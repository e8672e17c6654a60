import { BASE58, BASE64URL, DIGITS, type Kinds, LOWER, SIGNS, UPPER } from "./maker.ts";

/** Identifiers, hashes, keys and passwords. */
export const TOKENS: Kinds = {
  uuid: (m) => m.uuid(),
  uuidInBraces: (m) => `{${m.uuid().toUpperCase()}}`,
  ulid: (m) => m.chars("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 26),
  nanoid: (m) => m.chars(BASE64URL, 21),
  objectId: (m) => m.hex(24),
  snowflake: (m) => m.digits(19),
  sha256: (m) => m.hex(64),
  labelledHash: (m) => `${m.pick(["sha256", "sha1", "sha512", "md5"])}${m.pick("=:-")}${m.hex(64)}`,
  integrity: (m) => m.list(m.int(1, 2), " ", () => `sha512-${m.base64(64)}`),
  webhookSignature: (m) => `t=${m.digits(10)},v1=${m.hex(64)},v0=${m.hex(64)}`,
  jwt: (m) =>
    `eyJ${m.chars(BASE64URL, 33)}.eyJ${m.chars(BASE64URL, m.int(40, 200))}.${
      m.chars(BASE64URL, 43)
    }`,
  bearer: (m) => `Bearer ${m.chars(BASE64URL, m.int(20, 80))}`,
  basic: (m) => `Basic ${m.base64(m.int(8, 40))}`,
  base64: (m) => m.base64(m.int(3, 180)),
  base64url: (m) => m.chars(BASE64URL, m.int(8, 240)),
  base64Lines: (m) => m.list(m.int(2, 5), "\n", () => m.chars(BASE64URL, 64)),
  hexUpper: (m) => `0x${m.hex(m.int(4, 64)).toUpperCase()}`,
  hexPairs: (m) => m.list(m.int(4, 20), m.pick(" :-"), () => m.hex(2)),
  macAddress: (m) => m.list(6, m.pick(":-"), () => m.hex(2)),
  apiKey: (m) =>
    `${m.pick(["sk_live_", "pk_test_", "ghp_", "xoxb-", "AKIA", "AIza", "SG."])}${
      m.chars(BASE64URL, m.int(16, 48))
    }`,
  bcrypt: (m) => `$2${m.pick("aby")}$1${m.int(0, 4)}$${m.chars(`${UPPER}${LOWER}${DIGITS}./`, 53)}`,
  argon2: (m) =>
    `$argon2id$v=19$m=${m.pick([19456, 65536, 4096])},t=${m.int(1, 4)},p=${m.int(1, 8)}$${
      m.chars(BASE64URL, 22)
    }$${m.base64(32).replace(/=+$/, "")}`,
  scrypt: (m) => `$scrypt$ln=16,r=8,p=1$${m.base64(16)}$${m.base64(32)}`,
  shaCrypt: (m) =>
    `$${m.pick("156")}$rounds=${m.int(1, 9)}000$${m.chars(`${LOWER}${DIGITS}./`, 16)}$${
      m.chars(`${UPPER}${LOWER}${DIGITS}./`, 86)
    }`,
  apacheHash: (m) =>
    `$apr1$${m.chars(`${LOWER}${DIGITS}`, 8)}$${m.chars(`${UPPER}${DIGITS}./`, 22)}`,
  pbkdf2: (m) => `pbkdf2_sha256$${m.int(1, 9)}60000$${m.chars(LOWER, 12)}$${m.base64(32)}`,
  bitcoin: (m) => `${m.pick("13")}${m.chars(BASE58, 33)}`,
  bech32: (m) => `bc1q${m.chars("023456789acdefghjklmnpqrstuvwxyz", 38)}`,
  ethereum: (m) => `0x${m.hex(40)}`,
  solana: (m) => m.chars(BASE58, 44),
  ipfs: (m) => `ipfs://Qm${m.chars(BASE58, 44)}`,
  sshKey: (m) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA${m.chars(BASE64URL, 44)} ${m.word()}@host`,
  pem: (m) =>
    `-----BEGIN PUBLIC KEY-----\n${m.list(3, "\n", () => m.base64(48))}\n-----END PUBLIC KEY-----`,
  password12: (m) => m.chars(UPPER + LOWER + DIGITS + SIGNS, 12),
  password20: (m) => m.chars(UPPER + LOWER + DIGITS + SIGNS, 20),
  password32: (m) => m.chars(UPPER + LOWER + DIGITS + SIGNS, 32),
  password40: (m) => m.chars(UPPER + LOWER + DIGITS + SIGNS, 40),
  passwordSafeSigns: (m) => m.chars(`${UPPER}${LOWER}${DIGITS}!@#$%^&*`, m.int(8, 24)),
  passwordLower: (m) => m.chars(`${LOWER}${DIGITS}${SIGNS}`, m.int(8, 24)),
  passwordHuman: (m) =>
    `${m.pick([m.word(), m.person()])}${m.pick("!@#$&*+-_.?;:'\"(<|")}${m.int(1, 2030)}${
      m.pick(["", "!", "!!", "#", "$", "';", ")", ">"])
    }`,
  passphrase: (m) => m.words(3, 5, m.pick([" ", "-", ".", "_", "|", ";", "&"])),
  spacedPassword: (m) => m.list(m.int(2, 4), " ", () => m.chars(UPPER + LOWER + DIGITS + SIGNS, 6)),
  recoveryCodes: (m) => m.list(8, m.pick([" ", "\n", ", "]), () => `${m.hex(4)}-${m.hex(4)}`),
  licenceKey: (m) => m.list(5, "-", () => m.chars(UPPER + DIGITS, 5)),
  otp: (m) => m.digits(6),
  iban: (m) => `DE${m.digits(2)} ${m.list(4, " ", () => m.digits(4))} ${m.digits(2)}`,
  card: (m) => m.list(4, m.pick([" ", "-", ""]), () => m.digits(4)),
  isbn: (m) => `978-${m.digits(1)}-${m.digits(4)}-${m.digits(4)}-${m.digits(1)}`,
  vin: (m) => m.chars("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", 17),
  sku: (m) => `${m.chars(UPPER, 3)}-${m.digits(4)}/${m.chars(UPPER, 1)}`,
  traceparent: (m) => `00-${m.hex(32)}-${m.hex(16)}-01`,
  etag: (m) => `W/"${m.hex(m.int(8, 32))}"`,
  arn: (m) => `arn:aws:iam::${m.digits(12)}:role/${m.word()}-${m.word()}`,
  gcpName: (m) => `projects/${m.word()}-${m.digits(5)}/locations/eu/keyRings/${m.word()}`,
  totpUrl: (m) =>
    `otpauth://totp/${m.word()}:${m.person()}@${m.host()}?secret=${
      m.chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32)
    }&issuer=${m.word()}`,
};
