/**
 * The server of one variant on workerd.
 *
 * @module
 */
import type { Hono } from "hono";
import { variants } from "./variants.ts";

let app: Hono | undefined;

export default {
  fetch(request: Request, env: { VARIANT: string }, context: never): Response | Promise<Response> {
    app ??= variants.find(({ name }) => name === env.VARIANT)!.app();
    return app.fetch(request, env, context);
  },
};
