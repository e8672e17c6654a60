import "./unit/options.test.ts";
import "./unit/body.test.ts";
import "./unit/json.test.ts";
