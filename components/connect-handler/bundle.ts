// `npm run handler` bundles the VPN's connect handler into the file that Lambda loads.
import { join } from "node:path";
import { keepBundle } from "../../scripts/bundle";
import { BUNDLED_HANDLER } from "./bundled";

void keepBundle({
    file: BUNDLED_HANDLER,
    from: join(__dirname, "main.ts"),
    banner: "// Bundled from components/connect-handler, where it is explained.",
    format: "cjs",
    external: ["@aws-sdk/*"],
});
