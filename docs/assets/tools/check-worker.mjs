/* Runs the kit itself beside the page: Python by Pyodide, its files in memory, no request to anywhere else. */
import { loadPyodide } from "../vendor/pyodide/pyodide.mjs";

const vendor = new URL("../vendor/", import.meta.url);
const HOME = "/kit";
const FOLDER = "/projects";
let python;

const say = (stage) => postMessage({ stage });

const start = async () => {
  say("Loading Python");
  const pyodide = await loadPyodide({ indexURL: new URL("pyodide/", vendor).href });
  say("Loading the check and the standard");
  const answer = await fetch(new URL("check.zip", vendor));
  if (!answer.ok) throw new Error(`check.zip: ${answer.status}`);
  pyodide.unpackArchive(await answer.arrayBuffer(), "zip", { extractDir: HOME });
  pyodide.runPython(`import os, sys; sys.path.insert(0, "${HOME}"); os.environ["PMO_CACHE_DIR"] = ""`);
  return { pyodide, kit: pyodide.pyimport("pmo_kit.cli.browser_check") };
};

const clear = (pyodide) => pyodide.runPython(`
import os, shutil
os.chdir("/")
shutil.rmtree("${FOLDER}", ignore_errors=True)
os.makedirs("${FOLDER}")
os.chdir("${FOLDER}")
`);

const put = (pyodide, path, bytes) => {
  pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  pyodide.FS.writeFile(path, bytes);
};

// A folder's files are kept below its own name, so that the report names the project as the command line does;
// a sample is judged from the folder of the samples.
const lay = ({ pyodide, kit }, { files, zip, sample }) => {
  clear(pyodide);
  if (zip) return JSON.parse(kit.unpacked(pyodide.toPy(zip), `${FOLDER}/archive`));
  if (sample) {
    pyodide.FS.chdir(`${HOME}/samples`);
    return { path: sample.folder };
  }
  for (const [path, bytes] of files) put(pyodide, `${FOLDER}/${path}`, bytes);
  return { path: files[0][0].split("/")[0] };
};

const check = async (given) => {
  python ||= start();
  const ready = await python;
  say("Checking");
  const laid = lay(ready, given);
  if (laid.error) return laid;
  const registries = given.sample ? [given.sample.registry] : [];
  for (const [name, bytes] of given.registries || []) {
    const path = `/registries/${name}`;
    put(ready.pyodide, path, bytes);
    registries.push(path);
  }
  return JSON.parse(ready.kit.checked.callKwargs(laid.path, given.asOf, {
    gate: given.gate || "", registries: ready.pyodide.toPy(registries),
  }));
};

onmessage = ({ data }) => {
  check(data).then((done) => postMessage({ done }), (error) => postMessage({ failed: String(error) }));
};
