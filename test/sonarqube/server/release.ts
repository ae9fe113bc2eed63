/** One version of the Community Build that the tests know. */
export interface Release {
    readonly version: string;
    /** SHA-256 of the zip in Maven Central, so that nothing else is ever run. */
    readonly sha256: string;
    /** The oldest Java that runs it. */
    readonly java: number;
}

/** Newest first. */
const releases: readonly Release[] = [
    {
        version: "26.9.0.129388",
        sha256: "b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb",
        java: 21,
    },
    {
        version: "25.12.0.117093",
        sha256: "09215f6f6a56db484946e4355c9801fa357eb92eedc99a2bebedf1d7ae21a341",
        java: 17,
    },
];

/** The newest release that this Java runs. */
export function releaseFor(javaMajor: number): Release | undefined {
    return releases.find(({ java }) => javaMajor >= java);
}
