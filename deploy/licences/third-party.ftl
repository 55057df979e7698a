<#setting locale="en_US">
What is delivered with Lictor besides its own code, and under which licences; where there are several, take any one.
Made by `./mvnw verify`, which refuses a licence that is unknown or goes badly with ours. Versions are in the bill of
materials beside each jar.

<#list dependencyMap?filter(e -> e.key.groupId != "io.lictor")?map(e -> e.key.groupId + ":" + e.key.artifactId + "  " + e.value?join(" or "))?sort as line>
${line}
</#list>
