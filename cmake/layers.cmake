# fulgurite_layer(NAME DIR...): a static archive of all sources below DIR..., named fulgurite_NAME.
# A new .cpp is picked up by itself; a file called main.cpp belongs to a program, never to an archive.
function(fulgurite_layer name)
    set(sources "")
    foreach(dir IN LISTS ARGN)
        file(GLOB_RECURSE found CONFIGURE_DEPENDS ${dir}/*.cpp ${dir}/*.h)
        list(APPEND sources ${found})
    endforeach()
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    add_library(fulgurite_${name} STATIC ${sources})
    set_target_properties(fulgurite_${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(fulgurite_${name} PUBLIC fulgurite_options)
endfunction()
