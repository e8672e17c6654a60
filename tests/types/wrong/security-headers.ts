/**
 * Wrong calls of securityHeaders() and corsPolicy().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import { corsPolicy, securityHeaders } from "@djed/edge/security-headers";

//~ "json": Argument of type '"json"' is not assignable to parameter of type
securityHeaders("json");
//~ hsts: 'hsts' does not exist in type 'SecurityHeadersOptions'.
securityHeaders("html", { hsts: false });
//~ referrerPolicy: Type '"never"' is not assignable to type
securityHeaders("api", { referrerPolicy: "never" });
//~ strictTransportSecurity: Type '"1y"' is not assignable to type
securityHeaders("api", { strictTransportSecurity: "1y" });
//~ imgSrcs: 'imgSrcs' does not exist in type 'CspDirectives'. Did you mean to write
securityHeaders("html", { contentSecurityPolicy: { imgSrcs: [] } });
//~ corsPolicy: Expected 1 arguments, but got 0.
corsPolicy();
//~ origin: 'origin' does not exist in type 'CorsPolicyOptions<EdgeEnv>'. Did you mean to write
corsPolicy({ origin: "*" });
//~ maxAge: Type '"2 hours"' is not assignable to type
corsPolicy({ origins: "*", maxAge: "2 hours" });
//~ credentials: Type 'string' is not assignable to type 'boolean | undefined'.
corsPolicy({ origins: "https://a.test", credentials: "include" });
