import { isObject, listOf, type Properties, show, type Value } from "../model/values";
import type { Problem } from "./gate-steps";

/** Parameters that only say where something lies that the build made, or how it is read. */
const HARMLESS = /^sonar\.[\w.]*(?:[pP]aths?|binaries|libraries|source|version|sourceEncoding)$/;

/** Globs for every file there is. */
const EVERYTHING = /^(?:\.\/|\/)?(?:\*{1,2}\/?)+(?:\*?\.\*)?$/;

/** The settings of the gate's program, as the base branch has them. @throws Error when they are no JSON object. */
export function judgeSettings(content: Value | undefined): Problem[] {
    const settings = read(content);
    const analysis = isObject(settings.analysis) ? settings.analysis : {};
    const sources = listOf(analysis.sources);
    const parameters = Object.keys(isObject(analysis.properties) ? analysis.properties : {});
    return [
        ...(settings.qualityGate === "contractor"
            ? []
            : [[`judged by ${show(settings.qualityGate)}`, 'qualityGate: "contractor"'] as Problem]),
        ...(sources.length === 0
            ? [["without sources", "analysis.sources with the product's folders"] as Problem]
            : []),
        ...listOf(analysis.exclusions)
            .filter((glob) => covers(glob, sources))
            .map((glob): Problem => [`excluding ${show(glob)}`, "exclusions that are parts of the sources"]),
        ...parameters
            .filter((name) => !HARMLESS.test(name))
            .map((name): Problem => [`setting ${name}`, "parameters for reports and build results only"]),
    ];
}

function read(content: Value | undefined): Properties {
    const settings = JSON.parse(typeof content === "string" ? content : "") as Value;
    if (!isObject(settings)) {
        throw new Error("the settings of the gate are no object");
    }
    return settings;
}

/** True for all files, and for all files of one of the source folders. */
function covers(glob: Value, sources: readonly Value[]): boolean {
    if (typeof glob !== "string") {
        return true;
    }
    const folder = sources.find((each) => typeof each === "string" && each !== "." && glob.startsWith(`${each}/`));
    return EVERYTHING.test(typeof folder === "string" ? glob.slice(folder.length + 1) : glob);
}
