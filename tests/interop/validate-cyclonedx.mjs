// Validates files with the library of CycloneDX. Usage: node validate-cyclonedx.mjs VERSION FILE...
import { readFileSync } from "node:fs";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";

const [version, ...files] = process.argv.slice(2);
const validator = new Validation.JsonStrictValidator(Spec.Version[`v${version.replace(".", "dot")}`]);
let failed = 0;
for (const file of files) {
  const mistakes = await validator.validate(readFileSync(file, "utf8"));
  if (mistakes !== null) {
    failed++;
    console.error(file, mistakes);
  }
}
process.exit(failed === 0 ? 0 : 1);
