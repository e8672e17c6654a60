/** A list of keywords, written with broken bars and lines: nothing attacks with a broken bar. */
export function split(list: string): readonly string[] {
  return list.split(/¦|\n */).filter((word) => word !== "");
}
