import{createRequire as paperboyRequire}from'node:module';const require=paperboyRequire(import.meta.url);
function f(e){return e.replace(/[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,"").replace(new RegExp("\\p{Cs}","gu"),"�")}export{f as a};
