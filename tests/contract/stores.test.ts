import { memoryStore } from "../../src/stores/memory.ts";
import { storeContract } from "./store.ts";

storeContract("memoryStore", { oneClock: true, make: () => ({ store: memoryStore() }) });
