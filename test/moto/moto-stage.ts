import { awsAccount } from "../../commands/aws/clients";
import { awsApi } from "../../rehearsal/apis/aws";
import { listen } from "../../rehearsal/apis/listen";
import { Cloud } from "../../rehearsal/cloud/cloud";
import { lead, type Stage } from "../commands/support/stage";
import { anOrganization } from "../support/a-contractor";
import { awsFront } from "../support/aws-front";
import { settle } from "./settle";

/** What moto does not know: the in-memory cloud, with nothing in it, answers instead. */
const UNKNOWN_TO_MOTO = /ClientVpn|BudgetAction/;

/** A stage on moto, made anew by AWS's own clients. */
export async function openMoto(moto: string): Promise<Stage> {
    const cloud = await listen(awsApi(new Cloud()));
    const front = await listen(awsFront(({ operation }) => (UNKNOWN_TO_MOTO.test(operation) ? cloud.url : moto)));
    lead(front.url);
    await fetch(`${moto}/moto-api/reset`, { method: "POST" });
    const organization = anOrganization();
    const clients = await awsAccount(organization)();
    const made = ["ana", "ana-silva"].map((handle, index) => settle(clients, organization, handle, index));
    const state = (await Promise.all(made)).flat();
    return {
        organization,
        url: front.url,
        state,
        async close() {
            await front.stop();
            await cloud.stop();
        },
    };
}
