import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { canonicalAddress, parseBlock } from "../../../src/core/address.ts";

describe("a canonical address", () => {
  it("is IPv4 as it stands", () => {
    for (const text of ["0.0.0.0", "192.0.2.1", "255.255.255.255"]) {
      assert.equal(canonicalAddress(text), text);
    }
  });

  it("is IPv4 for every form of a mapped address", () => {
    const forms = [
      "::ffff:192.0.2.1",
      "::FFFF:192.0.2.1",
      "::ffff:c000:201",
      "::ffff:c000:0201",
      "0:0:0:0:0:ffff:c000:201",
      "0000:0000:0000:0000:0000:ffff:192.0.2.1",
      "::ffff:192.0.2.1%eth0",
    ];
    for (const text of forms) assert.equal(canonicalAddress(text), "192.0.2.1", text);
  });

  it("tells two mapped clients apart", () => {
    assert.notEqual(canonicalAddress("::ffff:192.0.2.1"), canonicalAddress("::ffff:192.0.2.2"));
    assert.notEqual(canonicalAddress("::ffff:c000:201"), canonicalAddress("::ffff:c000:202"));
  });

  it("is the IPv4 address that a translator or a tunnel wrote into IPv6", () => {
    const forms = {
      "NAT64": "64:ff9b::192.0.2.1",
      "NAT64 in hex": "64:ff9b::c000:201",
      "NAT64 for local use": "64:ff9b:1::192.0.2.1",
      "NAT64 for local use, with a subnet": "64:ff9b:1:fffe::192.0.2.1",
      "translated": "::ffff:0:192.0.2.1",
      "6to4": "2002:c000:201::1",
      "6to4 of another subnet": "2002:c000:201:7::99",
      "Teredo": "2001:0:53aa:64c:0:fbff:3fff:fdfe",
    };
    for (const [what, text] of Object.entries(forms)) {
      assert.equal(canonicalAddress(text), "192.0.2.1", what);
      assert.equal(canonicalAddress(text, 128), "192.0.2.1", what);
    }
  });

  it("is IPv6 where it only looks as if it stood for IPv4", () => {
    for (const text of ["64:ff9b:2::192.0.2.1", "64:ff9b::1:0:192.0.2.1", "::1", "2001:1::1"]) {
      assert.match(canonicalAddress(text)!, /::\/64$/, text);
    }
  });

  it("is the /64 of other IPv6, however it is written", () => {
    const forms = [
      "2001:db8::1",
      "2001:DB8::2",
      "2001:0db8:0000:0000:ffff::",
      "2001:db8:0:0:1:2:3:4",
    ];
    for (const text of forms) assert.equal(canonicalAddress(text), "2001:db8:0:0::/64", text);
    assert.notEqual(canonicalAddress("2001:db8:0:1::1"), canonicalAddress("2001:db8::1"));
  });

  it("is truncated to the given prefix", () => {
    const address = "2001:db8:1:ffff:ffff:ffff:ffff:ffff";
    assert.equal(canonicalAddress(address, 48), "2001:db8:1::/48");
    assert.equal(canonicalAddress(address, 52), "2001:db8:1:f000::/52");
    assert.equal(canonicalAddress(address, 128), `${address}/128`);
    assert.equal(canonicalAddress(address, 127), "2001:db8:1:ffff:ffff:ffff:ffff:fffe/127");
  });

  it("drops the zone", () => {
    assert.equal(canonicalAddress("fe80::1%eth0"), "fe80:0:0:0::/64");
  });

  it("is undefined for anything else", () => {
    const garbage = [
      "",
      "localhost",
      "unknown",
      "1.2.3",
      "1.2.3.4.5",
      "1.2.3.",
      ".1.2.3",
      "1..2.3",
      "01.2.3.4",
      "1.2.3.256",
      "1.2.3.4 ",
      "1.2.3.4:80",
      "1.2.3.4%eth0",
      "0x7f.0.0.1",
      "１.2.3.4",
      ":",
      ":::",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1::2::3",
      "1:2:3:4:5:6:7:8::",
      "::12345",
      "::g",
      "::1.2.3",
      "::1.2.3.4.5",
      "1.2.3.4::",
      "[::1]",
      "::1/64",
      "%eth0",
      "a".repeat(100),
      "::" + "0".repeat(100),
    ];
    for (const text of garbage) assert.equal(canonicalAddress(text), undefined, text);
  });
});

describe("an address block", () => {
  const contains = (block: string, address: string) => parseBlock(block)!.contains(address);

  it("contains the addresses of its prefix and no others", () => {
    assert.equal(contains("10.0.0.0/8", "10.255.0.1"), true);
    assert.equal(contains("10.0.0.0/8", "11.0.0.1"), false);
    assert.equal(contains("192.0.2.128/25", "192.0.2.127"), false);
    assert.equal(contains("fd00::/8", "fdff::1"), true);
    assert.equal(contains("fd00::/8", "fe00::1"), false);
    assert.equal(contains("2001:db8::/33", "2001:db8:8000::1"), false);
  });

  it("is one address without a prefix", () => {
    assert.equal(contains("192.0.2.1", "192.0.2.1"), true);
    assert.equal(contains("192.0.2.1", "192.0.2.2"), false);
    assert.equal(contains("::1", "0:0:0:0:0:0:0:1"), true);
  });

  it("contains an IPv4 address in its mapped forms too", () => {
    assert.equal(contains("10.0.0.0/8", "::ffff:10.1.2.3"), true);
    assert.equal(contains("10.0.0.0/8", "::ffff:a01:203"), true);
    assert.equal(contains("::ffff:10.0.0.0/104", "10.1.2.3"), true);
  });

  it("contains an IPv4 address that was translated, but none at the end of a tunnel", () => {
    assert.equal(contains("10.0.0.0/8", "64:ff9b::10.1.2.3"), true);
    assert.equal(contains("10.0.0.0/8", "::ffff:0:10.1.2.3"), true);
    assert.equal(contains("10.0.0.0/8", "64:ff9b::11.1.2.3"), false);
    assert.equal(contains("10.0.0.0/8", "2002:a01:203::1"), false);
    assert.equal(contains("64:ff9b::/96", "64:ff9b::192.0.2.1"), true);
    assert.equal(contains("2002::/16", "2002:a01:203::1"), true);
  });

  it("of length 0 contains every address of its family", () => {
    assert.equal(contains("0.0.0.0/0", "203.0.113.9"), true);
    assert.equal(contains("0.0.0.0/0", "2001:db8::1"), false);
    assert.equal(contains("::/0", "2001:db8::1"), true);
  });

  it("never contains garbage", () => {
    assert.equal(contains("0.0.0.0/0", "unknown"), false);
    assert.equal(contains("::/0", ""), false);
  });

  it("is undefined for what is no CIDR notation", () => {
    const garbage = [
      "",
      "x",
      "10.0.0.0/",
      "10.0.0.0/33",
      "::/129",
      "10.0.0.0/8/8",
      "10/8",
      "10.0.0.0/-1",
    ];
    for (const text of garbage) assert.equal(parseBlock(text), undefined, text);
  });
});
