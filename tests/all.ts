import "./unit/options.test.ts";
