/**
 * Every action that a kept workflow uses, by the full commit of a release: a tag can be moved to other code later. Each
 * value is a whole `uses:`; the comment is for people and update tools.
 */
export const PINNED_ACTIONS = {
    checkout: "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2",
    setupNode: "actions/setup-node@6044e13b5dc448c55e2357c09f80417699197238 # v6.2.0",
    uploadArtifact: "actions/upload-artifact@b7c566a772e6b6bfb58ed0dc250532a479d7789f # v6.0.0",
    downloadArtifact: "actions/download-artifact@37930b1c2abaa49bbe596cd826c3c89aef350131 # v7.0.0",
    awsCredentials: "aws-actions/configure-aws-credentials@8df5847569e6427dd6c4fb1cf565c83acfa8afa7 # v6.0.0",
} as const;
