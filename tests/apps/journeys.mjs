// Both apps as they run in production, in a real browser beside the real server: `tests/apps/run.sh` starts them. Each page that is
// passed is looked at by axe, and nothing may complain in the console. With a pattern only the journeys whose names fit it are gone.
import { run } from './journeys/kit.mjs';

// In this order; a new part of the desk gets a file of its own, before the time goes by.
for (const part of ['everybody', 'buying', 'keyboard', 'people', 'desk', 'vendor', 'pictures', 'time']) await import(`./journeys/${part}.mjs`);
process.exit((await run(process.argv[2])) ? 1 : 0);
