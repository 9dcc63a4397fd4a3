{ "extends": "../../../tsconfig.base.json", "compilerOptions": { "rootDir": ".", "lib": ["es2024", "dom"], "types": [] }, "include": ["."] }
