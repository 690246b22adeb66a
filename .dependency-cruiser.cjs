/** The arrows of the house, one way. See CONTRIBUTING.md for what each means. */
const SERVER = "\\.server\\.tsx?$";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: { pathNot: "^app/platform/db/generated" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "core-is-pure",
      comment: "core decides; it imports nothing that does I/O; a type does none",
      severity: "error",
      from: { path: "^app/.*/core/", pathNot: "\\.test\\.ts$" },
      to: {
        path: [
          SERVER,
          "\\.(router|jobs)\\.ts$",
          "^app/platform/(?!errors/|db/company-types)",
          "^workers/",
          "^app/(routes|trpc|cli|live)/",
          "^node:(fs|net|http|https|child_process|dns|tls)",
          "node_modules/(pg|@prisma|pg-boss|ws)/",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "app-never-sees-workers",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^workers/" },
    },
    {
      name: "channels-never-see-features",
      comment: "an adapter translates and classifies; it decides no policy and touches no database",
      severity: "error",
      from: { path: "^app/(channels|ai)/", pathNot: "\\.test\\.ts$" },
      to: { path: ["^app/features/", "^app/platform/(db|jobs)/", "^workers/", "^app/(routes|trpc)/"] },
    },
    {
      name: "platform-knows-no-business",
      severity: "error",
      from: { path: "^app/platform/", pathNot: "\\.test\\.ts$" },
      to: { path: ["^app/(features|channels|routes|trpc|cli|live|ui)/", "^workers/"] },
    },
    {
      name: "raw-sql-by-name",
      comment: "hand-written SQL lives in *.sql.server.ts, reviewed as such",
      severity: "error",
      from: {
        path: "^(app|workers)/",
        pathNot: ["\\.sql\\.server\\.ts$", "^app/platform/db/", "\\.test\\.ts$"],
      },
      to: {
        path: "^app/platform/db/(sql-of|sql-transaction)\\.server\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "ui-shows-only",
      comment: "a component asks its loader or tRPC; server code never reaches the browser",
      severity: "error",
      from: { path: "^app/(ui|features/[^/]+/ui)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: [SERVER, "^app/platform/db/", "^workers/"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "routes-are-the-top",
      severity: "error",
      from: { path: "^app/(features|channels|platform|ui|live|i18n)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^app/(routes|cli)/" },
    },
    {
      name: "tests-stay-out",
      severity: "error",
      from: { path: "^(app|workers)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: ["^tests/", "^bench/"] },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "app/platform/db/generated"] },
    exclude: { path: ["^app/platform/db/generated", "^build", "\\.data"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "bun", "require", "node", "default", "types"],
    },
  },
};
