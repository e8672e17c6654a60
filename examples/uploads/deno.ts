/**
 * The service on Deno, with a folder: `deno run --allow-net --allow-env --allow-read --allow-write
 * examples/uploads/deno.ts`.
 */
import { service } from "./app.ts";
import type { Storage } from "./app.ts";

const folder = Deno.env.get("FOLDER") ?? "uploaded";
await Deno.mkdir(folder, { recursive: true });

const storage: Storage = {
  async put(key, stream) {
    try {
      const file = await Deno.open(`${folder}/${key}`, { write: true, createNew: true });
      await stream.pipeTo(file.writable);
    } catch (error) {
      await this.remove(key);
      throw error;
    }
  },
  async get(key) {
    try {
      return (await Deno.open(`${folder}/${key}`)).readable;
    } catch {
      return undefined;
    }
  },
  async remove(key) {
    await Deno.remove(`${folder}/${key}`).catch(() => {});
  },
};

Deno.serve({ port: Number(Deno.env.get("PORT") ?? 8787) }, service(() => storage).fetch);
