import { lockFolder } from '../../server/database/folder-lock.ts'

/** A process that takes the lock of the folder it is given, says `held` or `refused`, and then waits, or is busy for the given time first. */
const [folder, busyMilliseconds] = process.argv.slice(2)
const lock = await lockFolder(folder)
process.stdout.write(lock === null ? 'refused\n' : 'held\n')
if (lock === null) process.exit(0)
if (busyMilliseconds) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(busyMilliseconds))
setInterval(() => {}, 1000)
