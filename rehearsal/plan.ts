import pc from "picocolors";
import { cloudMocks } from "./cloud/mocks";
import { exampleStackFile } from "./example-stack-file";
import { runUnderMocks } from "./mocked-program";
import { belongsTo, countByService, describeContractor, type ToldContractor } from "./story";

/**
 * What is shown where no engine can be had: the same program under the SDK's mocks, and per contractor what would be
 * created. Nothing is updated or deleted this way, and it says so. Returns the exit code: no rehearsal took place.
 */
export async function showPlan(reason: string, today: string): Promise<number> {
    const mocks = cloudMocks();
    const outputs = await runUnderMocks({ mocks, stackFile: exampleStackFile(), today });
    const contractors = outputs.contractors as Record<string, ToldContractor>;
    const cards = Object.entries(contractors).flatMap(([handle, contractor]) => {
        const own = mocks.resources.filter((each) => belongsTo(handle, each.name));
        return [
            ...describeContractor(handle, contractor),
            `    ${pc.dim("creates".padEnd(12))}${countByService(own)}`,
            "",
        ];
    });
    console.log(
        [
            "",
            pc.yellow(
                "No Pulumi engine, so no rehearsal: this is only the plan, of the same program under the SDK's mocks.",
            ),
            pc.yellow("Nothing was created, and no deletion can be shown."),
            "",
            ...cards,
            reason,
        ].join("\n"),
    );
    return 1;
}
