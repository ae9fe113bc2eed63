import { join } from "node:path";

/** The handler in one file, made from the modules beside it by `npm run handler`. */
export const BUNDLED_HANDLER = join(__dirname, "generated", "index.js");
