import { base62, hex, integer, spell } from "../ids";
import type { Call } from "../row";

/** Repositories and people exist before the program: their names are taken as they are. */
export const notFound = "404 Not Found";

export const etag = (call: Call) => ({ etag: `W/"${spell(call.seed("etag"), hex, 64)}"` });
export const nodeId = (call: Call, kind: string) => ({ nodeId: `${kind}_kwDO${spell(call.seed("node"), base62, 12)}` });
export const times = ({ settings }: Call) => ({ createdAt: settings.now, updatedAt: settings.now });

/** The number that stands for a repository; the same for every resource that names it. */
export const repositoryId = (call: Call) => ({ repositoryId: integer(`repository|${call.text("repository")}`, 9) });
