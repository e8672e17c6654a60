/** The boundary of a content type. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { formBoundary, isMultipartForm } from "../../../src/uploads/multipart/boundary.ts";

describe("formBoundary", () => {
  it("reads it with and without quotes", () => {
    assert.equal(formBoundary("multipart/form-data; boundary=abc"), "abc");
    assert.equal(formBoundary('multipart/form-data;charset=utf-8; Boundary="a b:c"'), "a b:c");
    assert.equal(formBoundary("multipart/form-data; boundary=--=_a/b:c"), "--=_a/b:c");
    assert.equal(formBoundary(`multipart/form-data; boundary=${"x".repeat(70)}`), "x".repeat(70));
  });

  it("refuses one that is missing, too long, given twice or has other characters", () => {
    const wrong = [
      "",
      "; boundary=",
      '; boundary=""',
      `; boundary=${"x".repeat(71)}`,
      "; boundary=a; boundary=b",
      '; boundary="a "',
      "; boundary=a\\b",
      "; boundary=ä",
      '; boundary="a',
    ];
    for (const parameters of wrong) {
      assert.equal(formBoundary(`multipart/form-data${parameters}`), undefined, parameters);
    }
  });
});

describe("isMultipartForm", () => {
  it("knows the media type in any case", () => {
    assert.equal(isMultipartForm("Multipart/Form-Data ; boundary=a"), true);
    assert.equal(isMultipartForm("multipart/form-data-x"), false);
    assert.equal(isMultipartForm("multipart/mixed; boundary=a"), false);
  });
});
