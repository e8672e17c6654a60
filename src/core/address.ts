/**
 * IP addresses as rate-limit keys: one key per client.
 *
 * @module
 */

/**
 * Returns the canonical form of an address; undefined when the text is not an address.
 *
 * IPv6 that represents an IPv4 address becomes that address: mapped (`::ffff:192.0.2.1`) and
 * translated forms, NAT64, 6to4 and Teredo. Many IPv4 clients share one /64 there (or one client
 * has many). Zones are dropped. Other IPv6 addresses are reduced to their network, because a
 * customer usually gets a whole /64 (RFC 6177) and could use another address for every request:
 * `2001:db8::1` becomes `2001:db8:0:0::/64`.
 *
 * @param text One address, without port or brackets.
 * @param ipv6Prefix Number of leading bits of an IPv6 address that identify a client.
 */
export function canonicalAddress(text: string, ipv6Prefix = 64): string | undefined {
  if (text.length > 60) return undefined;
  if (!text.includes(":")) return parseIpv4(text) === undefined ? undefined : text;
  const groups = parseIpv6(text);
  if (groups === undefined) return undefined;
  return translatedIpv4(groups) ?? tunnelledIpv4(groups) ?? network(groups, ipv6Prefix);
}

/** A block of addresses in CIDR notation, such as `10.0.0.0/8` or `fd00::/8`. */
export interface AddressBlock {
  /** Whether an address, in any textual form, is in the block. */
  contains(address: string): boolean;
}

/** Parses CIDR notation or a single address; undefined when it is neither. */
export function parseBlock(cidr: string): AddressBlock | undefined {
  const [address, bits, ...rest] = cidr.split("/");
  const base = toGroups(address);
  if (base === undefined || rest.length > 0) return undefined;
  const isIpv4 = !address.includes(":");
  const width = isIpv4 ? 32 : 128;
  const length = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : NaN;
  if (!(length <= width)) return undefined;
  const prefix = isIpv4 ? length + 96 : length;
  return {
    contains(candidate) {
      const groups = toGroups(candidate);
      if (groups === undefined) return false;
      if (samePrefix(groups, base, prefix)) return true;
      // The translated form of an IPv4 address. Tunnels do not count: anyone can set one up.
      const ipv4 = translatedIpv4(groups);
      return ipv4 !== undefined && samePrefix(toGroups(ipv4)!, base, prefix);
    },
  };
}

/** Parses an address to eight 16-bit groups; IPv4 in its mapped form. */
function toGroups(text: string): number[] | undefined {
  if (text.includes(":")) return parseIpv6(text);
  const value = parseIpv4(text);
  return value === undefined ? undefined : [0, 0, 0, 0, 0, 0xffff, value >>> 16, value & 0xffff];
}

/** Parses four decimal parts; leading zeros are refused, because some parsers read octal. */
function parseIpv4(text: string): number | undefined {
  let value = 0;
  let part = -1;
  let parts = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      if (part < 0 || ++parts > 4) return undefined;
      value = value * 256 + part;
      part = -1;
      continue;
    }
    const digit = code - 48;
    if (digit < 0 || digit > 9 || part === 0) return undefined;
    part = part < 0 ? digit : part * 10 + digit;
    if (part > 255) return undefined;
  }
  return part < 0 || parts !== 4 ? undefined : value * 256 + part;
}

/** Parses eight 16-bit groups (RFC 4291 §2.2). A zone (`%eth0`) is dropped. */
function parseIpv6(text: string): number[] | undefined {
  const zone = text.indexOf("%");
  const address = zone < 0 ? text : text.slice(0, zone);
  const gap = address.indexOf("::");
  if (gap < 0) {
    const groups = parseGroups(address);
    return groups?.length === 8 ? groups : undefined;
  }
  if (address.indexOf("::", gap + 1) >= 0) return undefined;
  const head = gap === 0 ? [] : parseGroups(address.slice(0, gap), false);
  const tail = gap + 2 === address.length ? [] : parseGroups(address.slice(gap + 2));
  if (head === undefined || tail === undefined || head.length + tail.length > 7) return undefined;
  return [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

/** Parses groups between single colons; the last may be a dotted IPv4 address. */
function parseGroups(text: string, dottedTail = true): number[] | undefined {
  const groups: number[] = [];
  const parts = text.split(":");
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (dottedTail && i === parts.length - 1 && part.includes(".")) {
      const value = parseIpv4(part);
      if (value === undefined) return undefined;
      groups.push(value >>> 16, value & 0xffff);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(parseInt(part, 16));
    } else {
      return undefined;
    }
  }
  return groups;
}

/**
 * Returns the IPv4 address in the last 32 bits of a translated address: mapped (RFC 4291 §2.5.5.2),
 * translated (RFC 2765 §2.1) and NAT64 (RFC 6052 §2.1, RFC 8215).
 */
function translatedIpv4(groups: readonly number[]): string | undefined {
  const [a, b, c, d, e, f, high, low] = groups;
  const isMapped = (a | b | c | d) === 0 &&
    ((e === 0 && f === 0xffff) || (e === 0xffff && f === 0));
  const isNat64 = a === 0x64 && b === 0xff9b && (e | f) === 0 && (c === 1 || (c | d) === 0);
  return isMapped || isNat64 ? dotted(high, low) : undefined;
}

/** Returns the IPv4 address of a tunnel's endpoint: 6to4 (RFC 3056) and Teredo (RFC 4380). */
function tunnelledIpv4(groups: readonly number[]): string | undefined {
  if (groups[0] === 0x2002) return dotted(groups[1], groups[2]);
  const isTeredo = groups[0] === 0x2001 && groups[1] === 0;
  return isTeredo ? dotted(groups[6] ^ 0xffff, groups[7] ^ 0xffff) : undefined;
}

function dotted(high: number, low: number): string {
  return `${high >>> 8}.${high & 255}.${low >>> 8}.${low & 255}`;
}

function network(groups: readonly number[], prefix: number): string {
  const whole = Math.ceil(prefix / 16);
  const kept = groups.slice(0, whole);
  const spare = whole * 16 - prefix;
  if (spare > 0) kept[whole - 1] &= 0xffff << spare;
  const text = kept.map((group) => group.toString(16)).join(":");
  return whole === 8 ? `${text}/${prefix}` : `${text}::/${prefix}`;
}

function samePrefix(a: readonly number[], b: readonly number[], prefix: number): boolean {
  for (let i = 0; prefix > 0; i++, prefix -= 16) {
    const spare = prefix >= 16 ? 0 : 16 - prefix;
    if ((a[i] >>> spare) !== (b[i] >>> spare)) return false;
  }
  return true;
}
