import { specifyFamily } from "../../support/exact-rules.ts";

/** Spellings of a line break that some decoder takes for one. */
const BREAKS =
  "%0d%0a %0a %0d %0a%0d %250d%250a %25250d%25250a %%0a0a %0%0d%0a %25%30%41 %E5%98%8A%E5%98%8D " +
  "%u000a %u560d%u560a %e2%80%a8 %u2028 %c2%85 %c0%8d%c0%8a %e0%80%8a %c4%8d%c4%8a \\r\\n \\u000d\\u000a \\x0d\\x0a " +
  "&#13;&#10; &#x0a; %5cr%5cn 嘊嘍";

specifyFamily("crlf", {
  attacks: {
    "a header behind a break in any spelling": BREAKS.split(" ").map((it) =>
      `x${it}Set-Cookie:a=b`
    ),
    "a header after any value": [
      "/redirect?url=http://a.example%0d%0aX-Test:1",
      "value%0d%0aheader:value",
      "x%0d%0aLocation://evil.example",
      "/x HTTP/1.1%0d%0aX: y",
      "?%0dSet-Cookie:crlf=injection",
    ],
    "a response that is split": [
      "en%0d%0aContent-Length:0%0d%0a%0d%0aHTTP/1.1 200 OK",
      "%0d%0a%0d%0a<script>alert(1)</script>",
      "%0aGET / HTTP/1.1%0aHost: a.example",
    ],
    "lines of SMTP": [
      "\nRCPT TO: test@evil.example\n",
      "x\r\nRCPT TO:<c@evil.example>",
      "%0d%0aRCPT TO:<x@evil.example>",
      "%0d%0aDATA%0d%0aSubject:x%0d%0a.%0d%0a",
      "\r\nDATA\r\nFrom: a@b.example",
      "\r\nQUIT\r\n",
      "%0d%0aRSET",
      "\r\nAUTH PLAIN dGVzdA==",
      "\r\nEHLO x",
      "\r\nVRFY root",
      "\r\n.\r\nMAIL FROM:<a@evil.example>",
    ],
    "lines of IMAP and POP3": [
      "\r\nV7 CAPABILITY\r\nV8 FETCH 47",
      "%0d%0aa1%20LOGIN%20user%20pass",
      "\r\nA1 LOGIN anna secret",
      '\r\nA1 LIST "" *',
      "\r\nB7 SEARCH CHARSET UTF-8 TEXT {9}",
      "\r\nA9 APPEND drafts (\\Seen) {31}",
      "\r\nx store 7 -FLAGS (\\Seen)",
      "\r\nRETR 12",
      "\r\nSTAT\r\n",
    ],
    "recipients added to a mail": [
      "x@example.com%0d%0aBcc:victim@example.com",
      "x@example.com\nCc: victim@example.com",
      "x@example.com%0aCc:victim@example.com",
      "x@example.com\nSubject: cheap",
    ],
    "lines of a log": [
      "anna%0aINFO: User admin logged in",
      "guest%0d%0a[ERROR] disk full",
      "x%0a127.0.0.1 - admin [01/Jan/2024:00:00:00 +0000]",
    ],
    "commands of stores": [
      "%0d%0aflushall%0d%0a",
      "%0d%0aset x 0 0 1%0d%0aa%0d%0a",
      "%0d%0aCONFIG SET dir /tmp%0d%0a",
    ],
  },
  harmless: {
    "texts of links that share or mail something": [
      "mailto:x@example.com?body=Hi%0D%0AAnna",
      "mailto:a@example.com?subject=Order&body=Please%0D%0AName%3A%20Anna%0D%0ALocation:%20Oslo",
      "https://wa.example/1?text=Hi%0AName%3A%20Anna%0ADate%3A%20Friday",
      "https://git.example/new?title=Bug&body=**OS**%3A%20mac%0AHost%3A%20a",
    ],
    "lines that a form encoded as a whole": [
      "title%0ADate%3A%20Friday",
      "title%0AHost%3A%20Anna%0ALocation%3A%20Berlin",
      "Hello%0D%0ATo%3A%20Anna",
      "Street%0ACity%0ACountry",
      "https://a.example/b?title=top%0Adata",
      "shopping%0Alist",
    ],
    "addresses, mails and tables of several lines": [
      "10 Main St\nSpringfield\nIL 62701",
      "Hi Anna,\r\n\r\nthanks for your mail.\r\n\r\nBest\r\nBob",
      "From: a@b.example\nTo: c@d.example\nSubject: Hi\n\nHello",
      "Anna\nTo: be discussed\nSubject: open",
      "name,age\r\nAnna,30\r\nBob,40",
      "a@b.example\r\nc@d.example",
      "Party\nLocation: my place\nTime: 8",
    ],
    "protocols shown in documentation": [
      "Content-Type: application/json\r\nContent-Length: 5",
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html></html>",
      "The header is\n\nSet-Cookie: a=b\n\nas you see",
      "How do I stop CRLF injection with %0d%0a in headers?",
    ],
    "sentences that begin a new line with a command's word": [
      "\nUser manual\n",
      "\nPass the salt",
      "\r\nSubject to change\r\n",
      "\nList of things\n- a",
      "\n\nQuit smoking\n",
      "A1 select a seat\nA2 login",
      "help\nlogin",
    ],
    "a mail that has an escape in its middle": [
      `From: a@example.com\r\n${"X-Note: nothing at all\r\n".repeat(40)}` +
      "Content-Type: audio/mpeg; name*=utf-8'en'01%20Song.mp3\r\n" +
      "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\nAAAA",
    ],
  },
});
