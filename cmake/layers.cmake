# fulgurite_new_sources_need_moc(TARGET SOURCE...): a source that is new runs moc again. AUTOMOC of CMake 3.25 under Ninja
# looks only at the sources of its last run, so a pulled *_test.cpp would miss its .moc.
function(fulgurite_new_sources_need_moc target)
    set(list ${CMAKE_CURRENT_BINARY_DIR}/${target}.sources)
    set(before "")
    if(EXISTS ${list})
        file(READ ${list} before)
    endif()
    if(NOT before STREQUAL "${ARGN}")
        file(WRITE ${list} "${ARGN}")
        file(REMOVE ${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/timestamp)
    endif()
endfunction()

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
    fulgurite_new_sources_need_moc(fulgurite_${name} ${sources})
    target_link_libraries(fulgurite_${name} PUBLIC fulgurite_options)
endfunction()
