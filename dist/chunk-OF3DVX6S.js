import{createRequire as paperboyRequire}from'node:module';const require=paperboyRequire(import.meta.url);
function u(f){return/[\u0300-\uffff]/.test(f)?f.replace(/([\p{M}\uff9e\uff9f]{8})[\p{M}\uff9e\uff9f]+/gu,"$1"):f}export{u as a};
