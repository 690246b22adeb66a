import { StartError } from "~/platform/env/start-error";
import { generateClient } from "./database/generate-client";
import { buildApp } from "./up/build-app";

try {
  await generateClient();
  await buildApp();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}
