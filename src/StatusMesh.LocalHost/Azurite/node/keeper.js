"use strict";

// Runs Azurite's table and queue services for as long as standard input is open, then writes everything to disk and ends.
// The host holds the other end: when the host dies, however it dies, the input ends and Azurite ends with it.
//
// node keeper.js <data folder> <table port> <queue port>       (port 0: any free one)
//
// Standard output speaks to the host, one line each:
//   ready <table port> <queue port>
//   failed <node|package|port|folder|data> <detail>

const path = require("node:path");

const STOP_LIMIT_MS = 8_000; // the host kills after 10 s
const SAVE_EVERY_MS = 1_000;
const SAVE_SHARE = 10; // at most a tenth of the time goes into saving, however large the data

const [location, tablePort, queuePort] = process.argv.slice(2);
const databases = [];
const servers = [];
let loading = false;
let starting = true;
let stopping = false;

function say(line) {
  process.stdout.write(line.replace(/\s+/g, " ") + "\n");
}

function fail(kind, detail) {
  say(`failed ${kind} ${detail}`);
  process.exitCode = 1;
  process.stdin.destroy();
  setTimeout(() => process.exit(1), 100); // time for the line to leave
}

function kindOf(error) {
  // The database hands on the text of an error only: "Error: EACCES: permission denied, ...".
  const code = error.code ?? /^Error: (E[A-Z]+):/.exec(error.message)?.[1];
  switch (code) {
    case "MODULE_NOT_FOUND":
      return "package";
    case "EADDRINUSE":
      return "port";
    case "EACCES":
      return error.syscall === "listen" ? "port" : "folder";
    case "EPERM":
    case "EROFS":
    case "ENOSPC":
    case "ENOTDIR":
    case "ENOENT":
      return "folder";
    default:
      return loading ? "data" : "package";
  }
}

// Azurite saves its data every 5 s, which is what a power cut would lose. Once a second is enough for us.
function saveOften(Loki) {
  Loki.prototype.autosaveEnable = function autosaveEnable() {
    databases.push(this);
    this.autosave = true;
    const again = (delay) => {
      if (!stopping) {
        this.autosaveHandle = setTimeout(tick, delay);
      }
    };
    const tick = () => {
      if (!this.autosaveDirty()) {
        again(SAVE_EVERY_MS);
        return;
      }

      const began = performance.now();
      this.saveDatabase((error) => {
        if (error) {
          console.error(`Could not save ${this.filename}: ${error.message}`);
          for (const collection of this.collections) {
            collection.dirty = true;
          }
        }

        again(Math.max(SAVE_EVERY_MS, SAVE_SHARE * (performance.now() - began)));
      });
    };
    again(SAVE_EVERY_MS);
  };
}

async function start() {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    fail("node", process.versions.node);
    return;
  }

  saveOften(require("lokijs"));
  const TableConfiguration = require("azurite/dist/src/table/TableConfiguration").default;
  const TableServer = require("azurite/dist/src/table/TableServer").default;
  const QueueConfiguration = require("azurite/dist/src/queue/QueueConfiguration").default;
  const QueueServer = require("azurite/dist/src/queue/QueueServer").default;

  // No access log, no debug log; newer SDKs may send API versions that Azurite does not know yet.
  const skipApiVersionCheck = true;
  const table = new TableServer(new TableConfiguration(
    "127.0.0.1", Number(tablePort), undefined, path.join(location, "__azurite_db_table__.json"),
    false, false, undefined, undefined, false, skipApiVersionCheck));
  const extents = [{ locationId: "Default", locationPath: path.join(location, "__queuestorage__"), maxConcurrency: 1 }];
  const queue = new QueueServer(new QueueConfiguration(
    "127.0.0.1", Number(queuePort), undefined, path.join(location, "__azurite_db_queue__.json"),
    path.join(location, "__azurite_db_queue_extent__.json"), extents,
    false, undefined, false, undefined, false, skipApiVersionCheck));

  loading = true;
  for (const server of [table, queue]) {
    await server.start();
    servers.push(server);
  }

  starting = false;
  const portOf = (server) => new URL(server.getHttpServerAddress()).port;
  say(`ready ${portOf(table)} ${portOf(queue)}`);

  // A service that closes itself (Azurite's queue does when its clean-up fails) takes the process along; the host starts a new one.
  for (const server of servers) {
    const close = server.close.bind(server);
    server.close = () => close().finally(() => stop(1));
  }
}

async function stop(exitCode) {
  if (stopping) {
    return;
  }

  stopping = true;
  setTimeout(() => process.exit(1), STOP_LIMIT_MS);
  for (const server of servers) {
    await server.close().catch((error) => console.error(error.message));
  }

  // Closing waits for a save that it starts itself, but not for one that is already under way.
  await Promise.all(databases.map((database) => new Promise((resolve) => database.throttledSaveDrain(resolve))));
  process.exit(exitCode);
}

// Ctrl+C and service managers signal the whole group, but the host still drains its queues: only the input counts.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"]) {
  process.on(signal, () => {});
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", () => {}); // nobody reads any more
}

process.on("uncaughtException", (error) => {
  console.error(error.stack);
  if (starting) {
    fail(kindOf(error), error.message);
  } else {
    stop(1);
  }
});

process.stdin.on("end", () => stop(0)).on("error", () => stop(0)).resume();
start().catch((error) => fail(kindOf(error), error.message));
