/** Peers that bring no types of their own. */
declare module "opossum";
