{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": { "rootDir": ".", "outDir": "dist" },
  "include": ["server"],
  "exclude": ["server/**/*.spec.ts", "server/**/*-spec.ts"]
}
