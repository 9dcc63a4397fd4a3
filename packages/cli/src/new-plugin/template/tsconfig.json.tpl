{ "extends": "../../tsconfig.base.json", "compilerOptions": { "rootDir": "." }, "include": ["server"] }
