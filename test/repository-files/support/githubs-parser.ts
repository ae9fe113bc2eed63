import { join } from "node:path";
import { build } from "esbuild";

/** The parser of GitHub's own editor, bundled: it imports JSON in a form that Node.js 20 refuses. */
export async function githubsParser(): Promise<typeof import("./githubs-complaints")> {
    const { outputFiles } = await build({
        entryPoints: [join(__dirname, "githubs-complaints.ts")],
        bundle: true,
        format: "esm",
        platform: "node",
        write: false,
    });
    const bundle = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
    return (await import(`data:text/javascript;base64,${bundle}`)) as typeof import("./githubs-complaints");
}
