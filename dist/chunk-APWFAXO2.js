import{createRequire as paperboyRequire}from'node:module';const require=paperboyRequire(import.meta.url);
