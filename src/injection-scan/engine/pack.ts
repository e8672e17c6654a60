/**
 * The families of an entry point. Engine and guard get them handed in: a bundle holds the families
 * of the entry points that it imports.
 *
 * @module
 */
import type { Family, StructuredFamily } from "../families/registry.ts";
import type { View } from "../views/views.ts";
import type { Profile } from "./profiles.ts";
import type { Search } from "./search.ts";

/** Looks for the families of the web model in one view. */
export type LookForWeb = (search: Search, view: View) => void;

/** Families that a scanner can look for. */
export interface FamilyPack {
  /** Their names. */
  readonly families: readonly Family[];
  /** Where families that are not among them are found. */
  readonly others?: string;
  /** The profile where none is given. */
  readonly profile: Profile;
  /** Families that have nothing but exact rules. */
  readonly structures: readonly StructuredFamily[];
  /** Exact rules of the families of the web model. */
  readonly webStructures: readonly StructuredFamily[];
  /** Undefined without families of the web model. */
  readonly lookForWeb?: LookForWeb;
}
