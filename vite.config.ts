import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import { compileMessages } from "./app/i18n/compile-messages-plugin";
import remixConfig from "./remix.config.js";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [compileMessages(), tailwindcss(), remix(remixConfig), tsconfigPaths()],
  // Found at start: a page that meets a new icon must not optimise again half-way, which breaks React.
  optimizeDeps: { entries: ["app/entry.client.tsx", "app/root.tsx", "app/routes/**/*.tsx"] },
  server: { host: "127.0.0.1" },
  build: { target: "es2022" },
});
