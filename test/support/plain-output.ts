// What a command prints is compared as text: without colours also where CI or FORCE_COLOR asks for them.
process.env.NO_COLOR = "1";
// Node warns on standard error where both are set.
delete process.env.FORCE_COLOR;
