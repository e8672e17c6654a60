import "./unit/options.test.ts";
import "./unit/body.test.ts";
import "./unit/json.test.ts";
import "./unit/route.test.ts";
import "./unit/trace-context.test.ts";
import "./unit/traceparent.test.ts";
import "./unit/lease.test.ts";
