/** Free ports on the loopback interface. */
export interface Ports {
    readonly web: number;
    /** Of the embedded database, whose default of 9092 would allow one server a machine. */
    readonly database: number;
}

// The first compiler alone: most of a start is the second one, whose work a server of minutes never gets back.
const quick = "-XX:TieredStopAtLevel=1";
const heap = `-Xmx512m -Xms128m -XX:+UseSerialGC ${quick}`;

/** sonar.properties of a small server that only this machine can reach and that calls nobody. */
export function renderSettings({ web, database }: Ports): string {
    const settings = {
        "sonar.web.host": "127.0.0.1",
        "sonar.web.port": String(web),
        "sonar.web.javaOpts": heap,
        "sonar.ce.javaOpts": heap,
        "sonar.embeddedDatabase.port": String(database),
        "sonar.search.host": "127.0.0.1",
        "sonar.search.port": "0",
        "sonar.search.javaOpts": `-Xmx384m -Xms384m -XX:MaxDirectMemorySize=128m ${quick}`,
        // Containers often refuse the number of memory maps that Elasticsearch asks for.
        "sonar.search.javaAdditionalOpts": "-Dnode.store.allow_mmap=false",
        "sonar.telemetry.enable": "false",
        "sonar.updatecenter.activate": "false",
    };
    return Object.entries(settings)
        .map(([key, value]) => `${key}=${value}\n`)
        .join("");
}
