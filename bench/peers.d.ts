/** Declarations for peers that ship no types. */
declare module "opossum";
