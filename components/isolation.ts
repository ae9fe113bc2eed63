import * as pulumi from "@pulumi/pulumi";

/**
 * What stands for a value that will never come. No service has an id like it; where a permission document is due, it is
 * one, and it gives nothing.
 */
const STAND_IN = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
});

/**
 * Keeps the failure of one resource from ending the run for everybody, in an update with `--continue-on-error`. What
 * needs a failed resource is skipped by the engine, and left as it is, but only after its inputs were checked: with an
 * input missing there the whole run ends, before anybody's deletion. So a value that is missing is replaced by one that
 * passes the check and is never used. Dependencies stay as they are, and they are what the engine skips by.
 *
 * Given to a component, it holds for everything in it.
 */
export const isolateFailures: pulumi.ResourceTransformation = ({ props, opts }) =>
    // In a preview a value that is not known yet is no failure.
    pulumi.runtime.isDryRun() ? undefined : { props: withStandIns(props) as pulumi.Inputs, opts };

/** The SDK runs a function on a value that is missing only when it is asked to, which its types do not tell. */
type ApplyAlways = (run: (value: unknown) => unknown, runWithUnknowns: true) => pulumi.Output<unknown>;

function withStandIns(value: unknown): unknown {
    if (pulumi.Output.isInstance(value)) {
        const always = value.apply.bind(value) as unknown as ApplyAlways;
        return always(withStandIns, true);
    }
    if (pulumi.isUnknown(value)) {
        return STAND_IN;
    }
    if (Array.isArray(value)) {
        return value.map(withStandIns);
    }
    return isPlain(value)
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withStandIns(each)]))
        : value;
}

/** Resources, assets and promises are left alone. */
function isPlain(value: unknown): value is object {
    return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
