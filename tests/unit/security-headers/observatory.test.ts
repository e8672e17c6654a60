/** The scores of Mozilla's HTTP Observatory: see scripts/observatory.ts. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { observed } from "../../support/observatory/results.ts";
import { headersOf, subjectNames } from "../../support/observatory/subjects.ts";

describe("the HTTP Observatory", () => {
  for (const name of subjectNames) {
    // A response with other headers has another score: run scripts/observatory.ts again.
    it(`has judged the headers of ${name}`, async () => {
      assert.deepEqual(await headersOf(name), observed[name].headers);
    });
  }

  it('gives "api" at least 130 points, A+, and "html" 120', () => {
    const api = observed['securityHeaders("api"), JSON'];
    assert.deepEqual([api.grade, api.score >= 130], ["A+", true]);
    const html = observed['securityHeaders("html")'];
    assert.deepEqual([html.grade, html.score >= 120], ["A+", true]);
  });
});
