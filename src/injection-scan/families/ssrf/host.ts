/**
 * Where a URL's host leads: addresses in any notation that a resolver takes, and names that stand
 * for them.
 *
 * WHATWG URL (IPv4 and IPv6 parsers), RFC 6890 (special-purpose addresses).
 *
 * @module
 */

/** Where a host leads. */
export type Reach = "metadata" | "loopback" | "private" | "rebinding" | "public";

/** A host, judged. */
export interface HostKind {
  /** Where it leads. */
  readonly reach: Reach;
  /** True when the same could have been written plainly, and was not. */
  readonly odd: boolean;
}

const METADATA_NAMES =
  /^(?:metadata(?:\.(?:goog|google\.(?:internal|com)|packet\.net|tencentyun\.com|azure\.internal))?|instance-data(?:\.ec2\.internal)?|rancher-metadata)$/;
const METADATA_V4: ReadonlySet<number> = /* @__PURE__ */ new Set([
  0xa9fea9fe, // 169.254.169.254: AWS, Google, Azure, DigitalOcean, OpenStack
  0xa9feaa02, // 169.254.170.2: AWS containers
  0xa9feaa17, // 169.254.170.23: AWS pod identities
  0xa9fea97b, // 169.254.169.123
  0xa9fea9fd, // 169.254.169.253: the resolver
  0xa9fe0017, // 169.254.0.23: Tencent
  0x646464c8, // 100.100.100.200: Alibaba
  0xc00000c0, // 192.0.0.192: Oracle
  0xa83f8110, // 168.63.129.16: Azure
]);
const LOOPBACK_NAMES =
  /^(?:localhost[46]?(?:\.localdomain[46]?)?|[\w.-]{1,40}\.localhost|ip6-(?:localhost|loopback)|loopback)$/;
const PRIVATE_NAMES =
  /^(?:[\w.-]{1,80}\.(?:internal|local|lan|intranet|corp|home|localdomain|svc|svc\.cluster\.local)|kubernetes(?:\.default)?|consul|vault)$/;
/** Public names that lead to loopback, or wherever they say, or somewhere else the second time. */
const NAMES_FOR_LOOPBACK =
  /(?:^|\.)(?:localtest\.me|lvh\.me|vcap\.me|local\.gd|localho\.st|fuf\.me|bugbounty\.dod\.network|xip\.name)$/;
const NAMES_FOR_ADDRESS =
  /(?:^|[.-])([\da-f.-]{7,39})\.(?:nip\.io|xip\.io|sslip\.io|traefik\.me|ip\.[\w-]+\.[a-z]+)$/;
const REBINDING =
  /(?:^|\.)(?:rbndr\.us|1u\.ms|rebind\.(?:it|network)|oastify\.com|burpcollaborator\.net|interact\.sh|interactsh\.com|oast\.(?:pro|live|site|online|fun|me)|dnslog\.cn|ceye\.io)$/;

/** Judges a host: lower case, without port and user. */
export function hostKind(host: string): HostKind {
  const name = host.endsWith(".") ? host.slice(0, -1) : host;
  if (name.startsWith("[")) return addressKind6(name.slice(1, -1));
  const v4 = readV4(name.replaceAll("\u3002", "."));
  if (v4 !== undefined) return { reach: reachOfV4(v4.address), odd: v4.odd };
  if (METADATA_NAMES.test(name)) return { reach: "metadata", odd: false };
  if (LOOPBACK_NAMES.test(name)) return { reach: "loopback", odd: false };
  if (PRIVATE_NAMES.test(name)) return { reach: "private", odd: false };
  if (NAMES_FOR_LOOPBACK.test(name)) return { reach: "loopback", odd: true };
  if (REBINDING.test(name)) return { reach: "rebinding", odd: true };
  const inside = NAMES_FOR_ADDRESS.exec(name)?.[1];
  const hidden = inside === undefined ? undefined : readV4(lastFour(inside));
  if (hidden !== undefined) return { reach: reachOfV4(hidden.address), odd: true };
  return { reach: "public", odd: false };
}

/** `app-10-0-0-1` as `10.0.0.1`; hexadecimal in one piece as it is. */
function lastFour(written: string): string {
  const parts = written.split(/[.-]/).filter((part) => part !== "");
  const last = parts.slice(-4);
  return last.length === 4 ? last.join(".") : `0x${parts[parts.length - 1]}`;
}

interface V4 {
  readonly address: number;
  readonly odd: boolean;
}

/** An address of one to four numbers, decimal, octal or hexadecimal, each as large as it may be. */
function readV4(host: string): V4 | undefined {
  if (host.length > 60 || !/^[\da-fx.]{1,60}$/.test(host) || !/^\d/.test(host)) return undefined;
  const parts = host.split(".");
  if (parts.length > 4) return undefined;
  let address = 0;
  let odd = parts.length < 4;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (!/^(?:0x[\da-f]*|\d+)$/.test(part)) return undefined;
    const octal = /^0\d/.test(part);
    odd ||= octal || part.startsWith("0x");
    // Past 32 bits some resolvers take the lowest: so is it read here.
    const value = part === "0x" ? 0 : octal ? parseInt(part, 8) : Number(part);
    if (!Number.isFinite(value)) return undefined;
    const bits = i === parts.length - 1 ? 8 * (5 - parts.length) : 8;
    odd ||= value >= 2 ** bits;
    address = i === parts.length - 1
      ? address * 2 ** bits + value % 2 ** bits
      : address * 256 + value % 256;
  }
  return { address, odd };
}

function reachOfV4(address: number): Reach {
  if (METADATA_V4.has(address)) return "metadata";
  const first = Math.floor(address / 2 ** 24);
  const second = Math.floor(address / 2 ** 16) % 256;
  if (first === 127 || address === 0) return "loopback";
  const isPrivate = first === 10 || first === 0 || (first === 192 && second === 168) ||
    (first === 172 && second >= 16 && second < 32) || (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second < 128) || (first === 198 && (second & 254) === 18);
  return isPrivate ? "private" : "public";
}

function addressKind6(address: string): HostKind {
  const zone = address.includes("%");
  const groups = readV6(zone ? address.slice(0, address.indexOf("%")) : address);
  if (groups === undefined) return { reach: "public", odd: false };
  const text = groups.map((group) => group.toString(16)).join(":");
  if (/^fd00:ec2:0:0:0:0:0:(?:254|23)$/.test(text) || text === "fd20:ce:0:0:0:0:0:254") {
    return { reach: "metadata", odd: false };
  }
  if (/^0:0:0:0:0:0:0:[01]$/.test(text)) {
    return { reach: "loopback", odd: zone || address.length > 3 };
  }
  // Mapped, compatible, translated (64:ff9b::/96, 2002::/16).
  const inner = /^(?:0:0:0:0:0:(?:0|ffff)|0:0:0:0:ffff:0|64:ff9b:0:0:0:0):/.test(text)
    ? groups[6] * 65_536 + groups[7]
    : groups[0] === 0x2002
    ? groups[1] * 65_536 + groups[2]
    : undefined;
  if (inner !== undefined) return { reach: reachOfV4(inner), odd: true };
  const isPrivate = (groups[0] & 0xfe00) === 0xfc00 || (groups[0] & 0xffc0) === 0xfe80;
  return { reach: isPrivate ? "private" : "public", odd: zone };
}

/** Eight groups, or undefined. */
function readV6(address: string): number[] | undefined {
  const tail = /(?:^|:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address)?.[1];
  const v4 = tail === undefined ? undefined : readV4(tail)!.address;
  const plain = v4 === undefined
    ? address
    : `${address.slice(0, -tail!.length)}${(v4 >>> 16).toString(16)}:${(v4 & 0xffff).toString(16)}`;
  const halves = plain.split("::");
  if (halves.length > 2) return undefined;
  const [head, rest] = halves.map((half) => half === "" ? [] : half.split(":"));
  const missing = 8 - head.length - (rest?.length ?? 0);
  if (rest === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [
    ...head,
    ...new Array<string>(rest === undefined ? 0 : missing).fill("0"),
    ...rest ?? [],
  ];
  if (groups.some((group) => !/^[\da-f]{1,4}$/.test(group))) return undefined;
  return groups.map((group) => parseInt(group, 16));
}
